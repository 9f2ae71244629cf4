/**
 * The known stationary points of a surface, as marks: the lowest minima, the other ones and saddles look different, are named where
 * there is room, and shrink where there are many.
 */

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {readonly number[]} Point */
/** @typedef {{ minimum: string, local: string, saddle: string }} Words */

/** Two minima are equally low when they differ by less than this part of what landmarks differ by, or of rounding. */
const SAME_PART = 1e-6;
const ROUNDING = 1e-9;
/** With more minima than this, contour lines and large marks would hide what they mark. */
const CROWD = 12;
/** A plot less wide than this has no room for names. */
const ROOMY_PX = 300;
/** Names nearer than this would run into each other. */
const APART = Object.freeze({ across: 96, down: 18 });
/** Beyond this part of the plot a name stands on the left of its mark. */
const RIGHT = 0.72;
/** Nearer than this to the plot's upper edge it stands below its mark. */
const HIGH_PX = 20;

/** Whether a surface has so many minima that its contour lines give way to them. */
export function isCrowded(/** @type {Landscape} */ { minima }) {
  return minima.length > CROWD;
}

/**
 * @param {Landscape} landscape
 * @returns {{ lowest: readonly Point[], others: readonly Point[] }}
 */
export function sortMinima({ minima, losses }) {
  const known = losses ?? { minima: [], saddles: [] };
  const all = [...known.minima, ...known.saddles];
  const [low, high] = [Math.min(...known.minima), Math.max(...all)];
  const limit = low + SAME_PART * (high - low) + ROUNDING * Math.max(1, Math.abs(low));
  const isOther = (/** @type {Point} */ _, /** @type {number} */ i) => (known.minima[i] ?? low) > limit;
  return { lowest: minima.filter((point, i) => !isOther(point, i)), others: minima.filter(isOther) };
}

/**
 * @param {Landscape} landscape of two parameters
 * @param {Palette} palette
 * @param {{ width: number, height: number }} size
 * @param {Words | null} words none where nothing is to be named
 * @returns {Record<string, unknown>[]} traces
 */
export function landmarkTraces(landscape, palette, size, words) {
  const { lowest, others } = sortMinima(landscape);
  const crowded = isCrowded(landscape);
  const named = !crowded && size.width >= ROOMY_PX * palette.scale;
  const name = named && words ? createNamer(landscape, size, palette.scale) : () => '';
  const mark = (
    /** @type {readonly Point[]} */ points,
    /** @type {string} */ symbol,
    /** @type {number} */ pixels,
    /** @type {string | undefined} */ word,
  ) =>
    trace(
      points,
      {
        ...{ symbol, size: pixels * palette.scale, high: 1 - (HIGH_PX * palette.scale) / size.height },
        texts: points.map((at) => name(at, word ?? '')),
      },
      landscape,
      palette,
    );
  return [
    mark(lowest, 'circle-cross-open', 10, words?.minimum),
    mark(others, crowded ? 'circle' : 'cross-thin-open', crowded ? 2 : 7, words?.local),
    mark(landscape.saddles, 'x-thin-open', crowded ? 3 : 6, words?.saddle),
  ];
}

/**
 * Gives each mark its name unless another's would be in its way.
 * @param {Landscape} landscape
 * @param {{ width: number, height: number }} size
 * @param {number} scale
 */
function createNamer({ domain }, { width, height }, scale) {
  /** @type {[number, number][]} */
  const taken = [];
  return (/** @type {Point} */ at, /** @type {string} */ word) => {
    const [x, y] = [partOf(domain, at, 0) * width, partOf(domain, at, 1) * height];
    const inside = x >= 0 && x <= width && y >= 0 && y <= height;
    const free = taken.every(
      ([tx, ty]) => Math.abs(tx - x) > APART.across * scale || Math.abs(ty - y) > APART.down * scale,
    );
    if (!inside || !free) return '';
    taken.push([x, y]);
    return word;
  };
}

function partOf(/** @type {Landscape['domain']} */ domain, /** @type {Point} */ at, /** @type {number} */ axis) {
  const [low, high] = /** @type {readonly [number, number]} */ (domain[axis]);
  return (Number(at[axis]) - low) / (high - low);
}

/**
 * @param {readonly Point[]} points
 * @param {{ symbol: string, size: number, texts: string[], high: number }} look `high` is the part of the plot above which names stand below
 * @param {Landscape} landscape
 * @param {Palette} palette
 */
function trace(points, { symbol, size, texts, high }, { domain }, palette) {
  const none = points.length === 0;
  const side = (/** @type {Point} */ at) =>
    `${partOf(domain, at, 1) > high ? 'bottom' : 'top'} ${partOf(domain, at, 0) > RIGHT ? 'left' : 'right'}`;
  return {
    type: 'scatter',
    mode: 'markers+text',
    x: none ? [null] : points.map((point) => point[0]),
    y: none ? [null] : points.map((point) => point[1]),
    text: texts,
    textposition: points.map(side),
    textfont: { size: 11 * palette.scale, color: palette.inkSoft },
    marker: {
      symbol,
      size,
      color: palette.inkSoft,
      line: { width: 1.25 * palette.scale, color: palette.inkSoft },
    },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

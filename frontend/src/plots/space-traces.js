/**
 * Paths as traces of the 3-D figure itself: what is shown where Plotly's camera cannot be read. Every change costs the whole figure, so
 * it is made seldom: never while the reader turns it, and the longer it took, the longer until the next.
 */

/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {{ track: RacerTrack, style: Style }} Racer */

/** A change may take this part of the time. */
const SHARE = 1 / 6;
const DASHES = Object.freeze({ dash: 'dash', dot: 'dot', dashdot: 'dashdot', longdash: 'longdash' });

/**
 * @param {readonly Racer[]} racers
 * @param {number} step
 * @param {(loss: number) => number} heightOf
 * @returns {Record<string, unknown>[]}
 */
export function spaceTraces(racers, step, heightOf) {
  return racers.map(({ track, style }) => {
    const end = Math.min(step, track.count - 1) + 1;
    return {
      type: 'scatter3d',
      mode: 'lines',
      x: track.column('params', 0).slice(0, end),
      y: track.column('params', 1).slice(0, end),
      z: track.column('loss').slice(0, end).map(heightOf),
      line: { color: style.colour, width: 4, dash: Reflect.get(DASHES, style.dash) ?? 'solid' },
      hoverinfo: 'skip',
    };
  });
}

/**
 * Lets a change through only where the last one was long enough ago, and no pointer is pressed.
 * @param {HTMLElement} host
 * @param {() => number} now in ms
 */
export function createRation(host, now = () => performance.now()) {
  let next = 0;
  let pressed = false;
  let busy = false;
  const press = () => {
    pressed = true;
  };
  const release = () => {
    pressed = false;
  };
  host.addEventListener('pointerdown', press);
  window.addEventListener('pointerup', release);
  return {
    async spend(/** @type {() => Promise<unknown>} */ change) {
      if (busy || pressed || now() < next) return;
      busy = true;
      const began = now();
      await change();
      busy = false;
      next = now() + (now() - began) / SHARE;
    },
    dispose() {
      host.removeEventListener('pointerdown', press);
      window.removeEventListener('pointerup', release);
    },
  };
}

/**
 * All racers' paths on one plane through the space of their weights, with the loss over it and how much of the paths the plane shows.
 */
import { formatNumber } from '../core/format.js';
import { ownChoice } from '../core/own.js';
import { signal } from '../core/signal.js';
import { LaidPath } from '../core/weight-plane.js';
import { mountMissing } from '../plots/missing.js';
import { mountWeightPlane } from '../plots/weight-plane.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';
import { segments } from '../ui/segments.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/looks.js').Part} Part */
/** @typedef {import('../core/spec.js').Style} Style */

const DIRECTIONS = /** @type {const} */ (['principal', 'random']);
const SIZE = 40;

/**
 * @param {HTMLElement} root
 * @param {import('./network-context.js').NetworkContext} ctx
 */
export function mountPlane(root, { state, runs, i18n, plotter, palette, looks, invalidate }) {
  const head = h('header', { class: 'board-head' });
  const host = h('div', { class: 'chart-plot plane-plot', 'data-test': 'weight-plane' });
  const scope = createScope(i18n, head, host);
  const directions = ownChoice(state, 'directions', 'principal', (value) => value === 'random');
  const seed = ownChoice(state, 'directions_seed', 0, Number.isInteger);
  const found = signal(/** @type {{ run: RunTrack, part: Part, paths: readonly LaidPath[] } | null} */ (null));
  const told = h('p', { class: 'quiet', 'data-test': 'explained' });
  scope.text(told, () => [sentence(found.value?.part, i18n), away(found.value, i18n)].join(''), [found]);
  const again = h('button', { type: 'button', class: 'button', 'data-test': 'directions-again' });
  again.addEventListener('click', () => {
    seed.value += 1;
  });
  scope.text(again, () => i18n.t('network.directions.again'));
  scope.watch(() => {
    again.hidden = directions.value !== 'random';
  }, [directions]);
  const choice = segments(scope, {
    test: 'directions',
    label: () => i18n.t('network.directions'),
    options: DIRECTIONS.map((value) => ({ value, text: () => i18n.t(`network.directions.${value}`) })),
    chosen: directions,
    onchoose: (value) => {
      directions.value = value;
    },
  });
  head.append(
    scope.text(h('h2'), () => i18n.t('network.plane')),
    choice,
    again,
  );
  root.append(head, told, host);
  scope.own(() => told.remove());
  const plane = plotter
    ? mountWeightPlane(host, { plotter, palette: () => palette.value, invalidate })
    : mountMissing(host, () => i18n.t('plot.missing'));
  scope.own(palette.subscribe(() => plane.redraw()));
  for (const source of [directions, seed, state.focus]) scope.own(source.subscribe(invalidate));

  let asked = '';
  /** @type {RunTrack | null} */
  let askedOf = null;
  const ask = (/** @type {RunTrack} */ run) => {
    const racer = Math.min(state.focus.value, run.racers.length - 1);
    const want = { what: 'plane', racer, size: SIZE, directions: directions.value, seed: seed.value };
    const key = JSON.stringify({ ...want, racer: shapeKey(run, racer) });
    if (!run.finished || (run === askedOf && key === asked)) return;
    [asked, askedOf] = [key, run];
    looks.ask({
      name: 'plane',
      step: run.steps,
      wants: [want],
      take: ([part]) => {
        if (!part || runs.current.value !== run) return;
        found.value = { run, part, paths: pathsOf(run, part) };
        host.dataset.explained = String(explained(part));
        plane.show(landscapeOf(part));
        invalidate();
      },
    });
  };
  return {
    /** @param {RunTrack} run @param {readonly Style[]} styles @param {number} row */
    draw(run, styles, row) {
      ask(run);
      const known = found.value;
      host.toggleAttribute('data-old', known?.run !== run);
      if (known?.run !== run) return plane.blank();
      const ways = known.paths.map((path) => {
        const style = /** @type {Style} */ (styles[run.racers.indexOf(path.track)]);
        return { style, ...path.grow() };
      });
      plane.draw(known.part, ways, row);
    },
    dispose() {
      plane.dispose();
      scope.dispose();
    },
  };
}

/** Racers whose networks have the same parameters share a plane. @param {RunTrack} run @param {number} racer */
function shapeKey(run, racer) {
  const { network } = run.racers[racer]?.spec ?? {};
  return [network?.hidden, network?.bias, network?.batch_norm];
}

/** @param {RunTrack} run @param {Part} part */
function pathsOf(run, { arrays, racers }) {
  const plane = {
    origin: /** @type {Float64Array} */ (arrays[0]),
    directions: /** @type {Float64Array} */ (arrays[1]),
  };
  return racers.map((/** @type {number} */ index) => new LaidPath(/** @type {any} */ (run.racers[index]), plane));
}

/** @param {Part} part @param {readonly string[]} parameters what the axes are called @returns {import('../core/landscape.js').Landscape} */
export function landscapeOf({ arrays, domain, size }, parameters = ['u', 'v']) {
  const nothing = { minima: [], saddles: [], losses: { minima: [], saddles: [] }, slopes: [] };
  const z = /** @type {Float64Array} */ (arrays[2]);
  return { parameters, domain, home: domain, size: [size, size], levels: 'log', z, ...nothing };
}

/** @param {Part} part @returns {number} */
function explained({ explained: shares }) {
  return shares[0] + shares[1];
}

/** Who ran too far away for the plane. @param {{ run: RunTrack, part: Part } | null} found @param {import('../core/i18n.js').I18n} i18n */
function away(found, i18n) {
  if (!found || found.part.left_out.length === 0) return '';
  const names = found.part.left_out.map((/** @type {number} */ index) => found.run.racers[index]?.spec.label ?? '');
  return i18n.t('network.plane.left_out', { racers: names.join(', ') });
}

/** @param {Part | undefined} part @param {import('../core/i18n.js').I18n} i18n */
function sentence(part, i18n) {
  if (!part) return i18n.t('network.plane.waiting');
  const percent = (/** @type {number} */ share) => formatNumber(100 * share, 3);
  const [first, second] = part.explained;
  const shares = { share: percent(explained(part)), first: percent(first), second: percent(second) };
  return i18n.t('network.plane.explained', shares);
}

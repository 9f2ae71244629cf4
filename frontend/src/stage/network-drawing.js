/**
 * The chosen racer's network drawn out at the playhead; pointing at a weight names it, pressing it opens it.
 */
import { formatNumber } from '../core/format.js';
import { prettyName } from '../core/network-shape.js';
import { margins, surety } from '../core/network-task.js';
import { effect } from '../core/signal.js';
import { mountDiagram } from '../plots/network-diagram.js';
import { h, setText } from '../ui/element.js';

/** @typedef {import('../plots/network-diagram.js').Map} Map */
/** @typedef {import('../core/network-task.js').Task} Task */
/** @typedef {import('../core/looks.js').Part} Part */
/** @typedef {import('./network-chosen.js').Chosen} Chosen */

/** Points along each side of an input's map. */
const RAMP = 16;

/**
 * @param {HTMLElement} root
 * @param {import('./network-context.js').NetworkContext & { parameter: import('../core/signal.js').Signal<string> }} ctx
 */
export function mountNetworkDrawing(root, ctx) {
  const { i18n, palette, parameter, invalidate } = ctx;
  const host = h('div', { class: 'network-diagram', 'data-test': 'diagram', role: 'img' });
  const label = h('output', { class: 'diagram-label', 'aria-live': 'off' });
  host.append(label);
  root.append(host);
  /** @type {Chosen | null} */
  let shown = null;
  const value = (/** @type {number} */ place) => shown?.track.at('params', shown.row, place) ?? Number.NaN;
  const name = (/** @type {number} */ place) => shown?.shape.names[place] ?? '';
  const diagram = mountDiagram(host, {
    palette: () => palette.value,
    onpick: (place) => {
      parameter.value = name(place);
    },
    onhover: (place, x, y) => {
      label.hidden = place === null;
      if (place === null) return;
      setText(label, `${prettyName(name(place))} = ${formatNumber(value(place), 4)}`);
      label.style.transform = `translate(${x + 12}px, ${y - 28}px)`;
    },
    onresize: invalidate,
  });
  label.hidden = true;
  const unname = effect(() => host.setAttribute('aria-label', i18n.t('network.diagram')), [i18n.lang]);
  const stops = [unname, parameter.subscribe(invalidate), palette.subscribe(invalidate)];
  return {
    /** @param {Chosen} chosen @param {Part | null} units */
    draw(chosen, units) {
      shown = chosen;
      const { shape, task } = chosen;
      const at = shape.names.indexOf(parameter.value);
      const map = mapsOf(task, units, shape.sizes.length - 1);
      host.dataset.units = shape.sizes.join('-');
      diagram.draw({ shape, value, map, chosen: at < 0 ? null : at, token: units });
    },
    dispose() {
      for (const stop of stops) stop();
      diagram.dispose();
      host.remove();
    },
  };
}

/**
 * The maps of all units, from -1 to 1 each: an input by its place, a unit by what it says, an output by what is chosen.
 * @param {Task} task
 * @param {Part | null} units
 * @param {number} last the layer of the outputs
 * @returns {(layer: number, unit: number) => Map | null}
 */
function mapsOf(task, units, last) {
  const flat = task.inputs === 1;
  return (layer, unit) => {
    if (layer === 0) return inputMap(unit, flat);
    const values = units?.arrays[layer - 1];
    if (!values || !units) return null;
    const columns = Number(units.size);
    const rows = flat ? 1 : columns;
    const part = values.subarray(unit * columns * rows, (unit + 1) * columns * rows);
    const told = layer === last ? said(task, part) : scaled(part);
    return { values: told, columns, rows };
  };
}

/** @param {number} unit @param {boolean} flat @returns {Map} */
function inputMap(unit, flat) {
  const rows = flat ? 1 : RAMP;
  const along = (/** @type {number} */ place) => (unit === 0 ? place % RAMP : Math.floor(place / RAMP));
  const values = Float64Array.from({ length: RAMP * rows }, (_, place) => (2 * along(place)) / (RAMP - 1) - 1);
  return { values, columns: RAMP, rows };
}

/** Against the largest that the unit says anywhere, unless none says more than 1. @param {Float64Array} values */
function scaled(values) {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 1);
  return values.map((value) => value / largest);
}

/** @param {Task} task @param {Float64Array} values */
function said(task, values) {
  const alone = { ...task, outputs: 1 };
  return margins(alone, values, new Float64Array(values.length)).map(surety(task));
}

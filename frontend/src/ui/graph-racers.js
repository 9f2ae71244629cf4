/** The racers on a graph's leaves: where each one's loss is, and whose parameters the graph shows. */
import { formatNumber, formatShort } from '../core/format.js';
import { racerKeys } from '../core/spec.js';
import { h, setAttr, setText } from './element.js';
import { endSentence } from './end-sentence.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').End} End */
/** @typedef {{ step: number, loss: number, at: readonly number[], end: End | null }} Standing */

/**
 * @param {Element} root
 * @param {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 * }} props
 */
export function mountGraphRacers(root, { state, catalogue, i18n }) {
  const list = h('div', { class: 'graph-racers', role: 'group' });
  const end = h('p', { class: 'quiet graph-end', 'data-test': 'graph-end' });
  root.append(list, end);
  const scope = createScope(i18n, list, end);
  scope.attr(list, 'aria-label', () => i18n.t('graph.racers'));
  /** @type {ReturnType<typeof chip>[]} */
  let chips = [];
  let key = '';
  const build = () => {
    const { racers } = state.spec.value;
    const now = JSON.stringify(racers.map(({ rule, label, style }) => [rule, label, style]));
    if (now === key) return;
    key = now;
    const keys = racerKeys(racers);
    chips = racers.map(({ rule, label, style }, index) => {
      const entry = catalogue.rule(rule);
      const choose = () => {
        state.focus.value = index;
      };
      return chip({ key: keys[index] ?? rule, label: label ?? entry.label, style: style ?? entry.style, choose });
    });
    list.replaceChildren(...chips.map(({ el }) => el));
  };
  scope.watch(build, [state.spec]);
  return {
    /** @param {readonly (Standing | null)[]} standings by racer */
    set(standings) {
      for (const [index, one] of chips.entries()) one.set(standings[index] ?? null, index === state.focus.value);
      const now = standings[state.focus.value]?.end;
      setText(end, now ? endSentence(i18n, now) : '');
    },
    dispose: scope.dispose,
  };
}

/** @param {{ key: string, label: string, style: import('../core/spec.js').Style, choose: () => void }} props */
function chip({ key, label, style, choose }) {
  const loss = h('output', { class: 'graph-racer-loss', 'aria-live': 'off' });
  const el = h(
    'button',
    { type: 'button', class: 'graph-racer', 'data-test': 'panel', 'data-racer': key, onclick: choose },
    swatch(style),
    h('span', { class: 'graph-racer-label' }, label),
    loss,
  );
  return {
    el,
    /** @param {Standing | null} standing @param {boolean} chosen */
    set(standing, chosen) {
      setAttr(el, 'aria-pressed', String(chosen));
      if (!standing) return;
      const [x, y] = standing.at;
      Object.assign(el.dataset, { step: String(standing.step), loss: String(standing.loss), x: String(x) });
      if (y !== undefined) el.dataset.y = String(y);
      setText(loss, `J ${formatNumber(standing.loss, 4)}`);
      el.title = standing.at.map((value) => formatShort(value)).join(', ');
    },
  };
}

/** The regimes of a learning rate on the notes' curve, from slow to too fast; the present one is named, each can be chosen. */
import { factorOf, REGIMES, regimeOf } from '../core/parabola.js';
import { knobValue, setKnobOfAll } from '../core/spec.js';
import { h, setAttr } from './element.js';
import { short } from './live-lines.js';
import { createScope } from './scope.js';

/**
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 * }} CurveProps
 */

/**
 * @param {Element} root
 * @param {CurveProps} props
 * @returns {() => void}
 */
export function mountRegimes(root, { state, catalogue, i18n }) {
  const list = h('ol', { class: 'regimes' });
  const said = h('p', { class: 'regime-said', 'data-test': 'regime', 'aria-live': 'polite' });
  const element = h('section', {}, said, list);
  root.append(element);
  const scope = createScope(i18n, element);
  scope.attr(list, 'aria-label', () => i18n.t('curve.regimes'));
  const knob = catalogue.rule('gd').knobs.find(({ name }) => name === 'alpha');
  const alpha = () => Number(knob && knobValue(state.spec.value.racers[0]?.knobs, knob));
  const regime = () => regimeOf(factorOf(alpha()));
  scope.text(
    said,
    () => i18n.t(`curve.said_${regime()}`, { alpha: short(alpha()), factor: short(factorOf(alpha())) }),
    [state.spec],
  );
  scope.watch(() => setAttr(said, 'data-regime', regime()), [state.spec]);
  for (const one of REGIMES) {
    const take = () => state.updateSpec((spec) => setKnobOfAll(spec, 'alpha', one.alpha, catalogue));
    const button = h('button', { type: 'button', class: 'chip', 'data-test': `regime-${one.regime}`, onclick: take });
    scope.text(button, () => i18n.t(`curve.regime_${one.regime}`));
    scope.watch(() => setAttr(button, 'aria-pressed', String(regime() === one.regime)), [state.spec]);
    list.append(h('li', {}, button));
  }
  return scope.dispose;
}

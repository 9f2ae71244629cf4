/** What is drawn over a plot just now, and to which scale: the phase of a slow step, how long its arrows are drawn. */
import { formatNumber } from '../core/format.js';
import { h, setText } from './element.js';
import { createScope } from './scope.js';

/** @typedef {{ phase: string | null, factor: number | null, way: boolean }} Noted `way`: a step is drawn where it led */

/**
 * @param {Element} root
 * @param {{i18n: import('../core/i18n.js').I18n}} props
 */
export function mountPlotNote(root, { i18n }) {
  const phase = h('strong', { 'data-test': 'phase' });
  const scale = h('span', { class: 'quiet', 'data-test': 'arrow-scale' });
  const el = h('p', { class: 'plot-note', 'aria-hidden': 'true' }, phase, scale);
  el.hidden = true;
  root.append(el);
  const scope = createScope(i18n, el);
  return {
    /** @param {Noted | null} noted */
    say(noted) {
      el.hidden = !noted;
      if (!noted) return;
      setText(phase, noted.phase ? i18n.t(`inspector.phase_${noted.phase}`) : '');
      setText(scale, scaleOf(noted, i18n));
    },
    dispose: scope.dispose,
  };
}

/** @param {Noted} noted @param {import('../core/i18n.js').I18n} i18n */
function scaleOf({ factor, way }, i18n) {
  if (factor === null) return way ? i18n.t('inspector.to_scale') : '';
  const shown = formatNumber(factor, 1);
  return i18n.t(way ? 'inspector.scale_beside_step' : 'inspector.scale', { factor: shown });
}

/** Tells the race to those who cannot see it: one sentence at a time, seldom enough to be listened to. */
import { formatNumber } from '../core/format.js';
import { h, setText } from './element.js';
import { endSentence } from './end-sentence.js';
import { createScope } from './scope.js';

/** The shortest time between two sentences. */
export const PAUSE_MS = 4000;

/**
 * @typedef {import('../core/track.js').RunTrack} RunTrack
 * @typedef {{
 *   run: import('../core/signal.js').Readable<RunTrack | null>,
 *   player: import('../core/player.js').Player,
 *   i18n: import('../core/i18n.js').I18n,
 *   label: (run: RunTrack, index: number) => string,
 * }} NarratorProps
 */

/**
 * @param {Element} root
 * @param {NarratorProps} props
 * @returns {() => void}
 */
export function mountNarrator(root, { run, player, i18n, label }) {
  const element = h('p', { class: 'heard', 'aria-live': 'polite', 'data-test': 'narration' });
  root.append(element);
  const scope = createScope(i18n, element);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const tell = () => {
    timer = undefined;
    if (run.value) setText(element, sentence(run.value, player.step.value, i18n, label));
  };
  scope.watch(() => {
    timer ??= setTimeout(tell, PAUSE_MS);
  }, [player.step, player.playing, run, i18n.lang]);
  scope.own(() => clearTimeout(timer));
  return scope.dispose;
}

/**
 * @param {RunTrack} run
 * @param {number} step
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {NarratorProps['label']} label
 */
export function sentence(run, step, i18n, label) {
  const parts = run.racers.map((racer, index) => {
    const over = racer.end !== null && step >= racer.count - 1;
    const loss = i18n.t('narrator.loss', {
      loss: formatNumber(racer.at(racer.has('loss') ? 'loss' : 'train_loss', step), 3),
    });
    return `${label(run, index)}: ${over && racer.end ? endSentence(i18n, racer.end) : loss}`;
  });
  const when = i18n.t('narrator.step', { step, total: run.total });
  const and = i18n.t('narrator.and');
  return `${when} ${parts.join(and)}`;
}

/** A small picture of one recorded column over the run; it reads the run and computes nothing of its own. */
import { h, setAttr, setText, svg } from './element.js';
import { createScope } from './scope.js';

const WIDTH = 240;
const HEIGHT = 32;
/** More points than pixels cannot be seen. */
const MOST_POINTS = WIDTH;

/**
 * @param {Element} root
 * @param {{
 *   run: import('../core/signal.js').Readable<import('../core/track.js').RunTrack | null>,
 *   index: number, column: string, i18n: import('../core/i18n.js').I18n,
 * }} props
 * @returns {() => void}
 */
export function mountSparkline(root, { run, index, column, i18n }) {
  const path = svg('polyline', { class: 'sparkline-path', 'vector-effect': 'non-scaling-stroke' });
  const picture = svg(
    'svg',
    { class: 'sparkline-picture', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' },
    path,
  );
  const ends = h('p', { class: 'quiet sparkline-ends' });
  const element = h('div', { class: 'sparkline' }, picture, ends);
  root.append(element);
  const scope = createScope(i18n, element);
  let stop = () => {};
  const draw = () => {
    const racer = run.value?.racers[index];
    const values = racer ? racer.column(column) : new Float64Array();
    setAttr(path, 'points', points(values, run.value?.steps ?? 1));
    setText(ends, summary(i18n, values));
    const name = i18n.t('schedule.picture');
    setAttr(picture, 'aria-label', `${name}: ${ends.textContent}`);
  };
  scope.watch(() => {
    stop();
    stop = run.value?.version.subscribe(draw) ?? (() => {});
    draw();
  }, [run, i18n.lang]);
  scope.own(() => stop());
  return scope.dispose;
}

/**
 * @param {Float64Array} values row 0 is the start, which has no rate
 * @param {number} steps
 */
function points(values, steps) {
  const highest = largest(values) || 1;
  const stride = Math.max(1, Math.ceil(values.length / MOST_POINTS));
  const found = [];
  for (let row = 1; row < values.length; row += stride) {
    const value = values[row] ?? Number.NaN;
    if (Number.isFinite(value)) found.push(`${(WIDTH * row) / steps},${HEIGHT - 2 - (HEIGHT - 4) * (value / highest)}`);
  }
  return found.join(' ');
}

/**
 * The largest value that is a number: row 0 has none.
 * @param {Float64Array} values
 */
function largest(values) {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

/**
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {Float64Array} values
 */
function summary(i18n, values) {
  if (values.length < 2) return '';
  const short = (/** @type {number} */ value) => String(Number(value.toPrecision(4)));
  const [first, last] = [short(values[1] ?? Number.NaN), short(values.at(-1) ?? Number.NaN)];
  return i18n.t('schedule.from_to', { first, last, steps: values.length - 1 });
}

/**
 * Points of a reader's own: drawn on any panel, pasted or read from a file. While they cannot be learnt from yet they are only shown.
 */
import { brushed, canLearn, pointsOf } from '../core/drawn-points.js';
import { fullProblem, setData } from '../core/network-spec.js';
import { computed, signal } from '../core/signal.js';
import { mountPointPicker } from '../plots/point-picker.js';
import { mountOwnPoints } from '../ui/own-points.js';

/** @typedef {import('../core/network-spec.js').Point} Point */
/** @typedef {import('../core/network-task.js').Task} Task */
/** @typedef {import('../plots/mapping.js').Mapping} Mapping */
/** @typedef {import('../core/spec.js').RunSpec} RunSpec */

/** What is shown before there are points. */
const DOMAIN = /** @type {const} */ ([
  [-6, 6],
  [-6, 6],
]);
/** How close to one another points are drawn, as a part of the plot's width. */
const NEAR = 0.025;

/**
 * @param {HTMLElement} root
 * @param {import('./context.js').SceneContext & { task: () => Task | null, invalidate: () => void }} ctx
 */
export function mountOwnData(root, ctx) {
  const { state, catalogue, i18n, invalidate } = ctx;
  const brush = signal('');
  const pending = signal(/** @type {readonly Point[] | null} */ (null));
  const mine = (/** @type {RunSpec} */ spec) => fullProblem(spec, catalogue).data.points ?? null;
  const points = computed(() => pending.value ?? mine(state.spec.value) ?? [], [pending, state.spec]);
  const enough = computed(() => pending.value === null, [pending]);
  const domain = () => {
    const task = ctx.task();
    return task?.inputs === 2 ? task.domain : DOMAIN;
  };

  const take = (
    /** @type {readonly Point[]} */ next,
    /** @type {Partial<import('../core/network-spec.js').DataChoice>} */ more,
  ) => {
    if (more.labels !== 'values' && !canLearn(next)) {
      pending.value = next;
      return invalidate();
    }
    const { test_share } = fullProblem(state.spec.value, catalogue).data;
    state.updateSpec((spec) => setData(spec, { name: 'points', test_share, points: next, ...more }, catalogue));
    pending.value = null;
  };
  const open = () => {
    const task = ctx.task();
    const given = task ? pointsOf(task) : [];
    take(mine(state.spec.value) ?? given, { domain: domain() });
  };
  const box = mountOwnPoints(root, {
    i18n,
    catalogue,
    brush,
    points,
    enough,
    onpoints: (next, labels) => take(next, { labels }),
    onclear: () => {
      pending.value = [];
      if (brush.value === '' || brush.value === 'erase') brush.value = '0';
      invalidate();
    },
  });
  const named = () => fullProblem(state.spec.value, catalogue).data.name === 'points';
  const show = () => {
    box.element.hidden = !named() && pending.value === null;
    if (box.element.hidden) brush.value = '';
  };
  let { problem } = state.spec.value;
  const leave = () => {
    // Other data were chosen; what changes only the racers leaves a drawing that has just begun alone.
    if (state.spec.value.problem !== problem && !named()) pending.value = null;
    problem = state.spec.value.problem;
    show();
  };
  show();
  const drawn = computed(() => (pending.value ? taskOfDrawn(pending.value, domain()) : null), [pending]);
  const stops = [state.spec.subscribe(leave), pending.subscribe(show), drawn.subscribe(invalidate)];
  return {
    open,
    brush,
    /** What is shown instead of a run's data, while there are too few points to learn from. */
    task: () => drawn.value,
    /** Lets a reader draw on a plot while a brush is held. */
    paints(/** @type {HTMLElement} */ host, /** @type {() => Mapping | null} */ mapping) {
      let unpick = () => {};
      const draw = (/** @type {readonly [number, number]} */ at, /** @type {string} */ phase) => {
        state.dragging.value = phase !== 'end';
        const held = brush.value === 'erase' ? 'erase' : Number(brush.value);
        const [low, high] = /** @type {readonly [number, number]} */ (domain()[0]);
        const bounds = { near: NEAR * (high - low), most: Number(catalogue.networks.limits.samples) };
        const next = brushed(points.value, at, held, bounds);
        if (phase !== 'end' && next !== points.value) take(next, { domain: domain() });
      };
      const hold = () => {
        unpick();
        unpick = brush.value === '' ? () => {} : mountPointPicker(host, mapping, draw);
        if (brush.value === '') Object.assign(host.style, { cursor: '', touchAction: '' });
      };
      hold();
      const unhold = brush.subscribe(hold);
      return () => {
        unhold();
        unpick();
      };
    },
    dispose() {
      for (const stop of stops) stop();
      box();
    },
  };
}

/** @param {readonly Point[]} points @param {Task['domain']} domain @returns {Task} */
function taskOfDrawn(points, domain) {
  const train = { x: points.map(([x1, x2]) => [x1, x2]), label: points.map(([, , label]) => label) };
  const nothing = { x: [], label: [] };
  return { inputs: 2, outputs: 1, classes: 2, loss: 'squared', domain, train, test: nothing, range: [-1, 1] };
}

/**
 * What the transport moves through on a graph: the two passes node by node, or the steps of a race on its leaves. The player stays
 * the one owner of time; this says how long its time is.
 */
import { replaySteps } from '../core/graph-replay.js';
import { effect } from '../core/signal.js';

/** Slow enough to follow the numbers. */
const PASS_SPEED = 2;

/** @typedef {import('./context.js').SceneContext} SceneContext */

/**
 * @param {Pick<SceneContext, 'state' | 'player' | 'runs'>} ctx
 * @param {{
 *   training: import('../core/signal.js').Readable<boolean>,
 *   graph: import('../core/signal.js').Readable<import('../core/graph-reading.js').ReadGraph | null>,
 * }} shown
 * @returns {() => void}
 */
export function followGraph({ state, player, runs }, { training, graph }) {
  const speeds = { pass: PASS_SPEED, train: player.speed.value };
  let now = '';
  const measure = () => {
    if (training.value) return;
    const steps = replaySteps(graph.value?.nodes.length ?? 0);
    player.total.value = steps;
    player.last.value = steps;
  };
  const change = () => {
    const next = training.value ? 'train' : 'pass';
    if (now === 'pass' || now === 'train') speeds[now] = player.speed.value;
    now = next;
    player.speed.value = speeds[next];
    if (!training.value) runs.halt();
    measure();
    run();
  };
  const run = () => {
    if (training.value) runs.start(state.spec.value);
  };
  const stops = [effect(change, [training]), graph.subscribe(measure), state.spec.subscribe(run)];
  return () => {
    for (const stop of stops) stop();
    player.speed.value = speeds.train;
  };
}

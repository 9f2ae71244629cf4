/**
 * Below the panels: the chosen network drawn out, what the networks have learned, their paths on one plane, and how each layer fares.
 */
import { ownChoice } from '../core/own.js';
import { signRacers } from '../core/signs.js';
import { h } from '../ui/element.js';
import { mountLayerSteppers } from '../ui/layer-steppers.js';
import { mountNetworkLayers } from '../ui/network-layers.js';
import { createScope } from '../ui/scope.js';
import { mountLearning } from './learning.js';
import { createChosen } from './network-chosen.js';
import { mountNetworkDrawing } from './network-drawing.js';
import { mountNetworkWeight } from './network-weight.js';
import { mountPlane } from './weight-plane.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */

/**
 * @param {HTMLElement} root
 * @param {import('./network-context.js').NetworkContext} base
 */
export function mountNetworkBoard(root, base) {
  const { state, catalogue, i18n, palette, row } = base;
  const parameter = ownChoice(state, 'parameter', '');
  const ctx = { ...base, parameter };
  const section = (/** @type {string} */ name) => h('section', { class: `board-part part-${name}` });
  const [net, learning, plane, layers] = ['net', 'learning', 'plane', 'layers'].map(section);
  if (!net || !learning || !plane || !layers) throw new Error('the board has four parts');
  const column = (/** @type {HTMLElement[]} */ ...parts) => h('div', { class: 'board-column' }, ...parts);
  const board = h('div', { class: 'network-board' }, column(net, layers), column(learning, plane));
  root.append(board);
  const scope = createScope(i18n, board);
  const who = () => signRacers(state.spec.value.racers, catalogue)[state.focus.value]?.label ?? '';
  const title = (/** @type {string} */ key) =>
    scope.text(h('h2'), () => i18n.t(key, { racer: who() }), [state.focus, state.spec]);
  const netHead = h('header', { class: 'board-head' }, title('network.of'));
  net.append(netHead);
  scope.own(mountLayerSteppers(netHead, ctx));
  layers.append(h('header', { class: 'board-head' }, title('network.layers.of')));
  const chosen = createChosen(ctx);
  const parts = {
    drawing: mountNetworkDrawing(net, ctx),
    weight: mountNetworkWeight(net, ctx),
    learning: mountLearning(learning, ctx),
    plane: mountPlane(plane, ctx),
    layers: mountNetworkLayers(layers, ctx),
  };
  const stops = [state.focus.subscribe(ctx.invalidate), palette.subscribe(ctx.invalidate)];
  return {
    /** @param {RunTrack} run @param {import('../core/network-task.js').Task} task */
    draw(run, task) {
      const styles = run.racers.map(({ spec }) => spec.style ?? catalogue.rule(spec.rule).style);
      parts.learning.draw(run, styles, row());
      parts.plane.draw(run, styles, row());
      const now = chosen.at(run, task);
      if (!now) return;
      const { found } = chosen;
      parts.drawing.draw(now, found?.units ?? null);
      parts.weight.draw(now, found?.moment ?? null);
      if (found) parts.layers.show(found.layers, now.shape.sizes);
    },
    dispose() {
      for (const stop of stops) stop();
      for (const part of Object.values(parts)) part.dispose();
      scope.dispose();
    },
  };
}

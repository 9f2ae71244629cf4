/**
 * The graph's own files: its picture, its numbers as a table, and its two passes as code; what it learns is a run like any other.
 */
import { fetchExport, fileName } from '../core/export-file.js';
import { graphTable } from '../core/graph-table.js';
import { effect } from '../core/signal.js';
import { picturePixels, pictureText } from '../ui/picture-file.js';

/** @typedef {import('../core/graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('../core/export-list.js').Makers} Makers */
/** @typedef {import('./context.js').SceneContext} SceneContext */

/**
 * @param {SceneContext} ctx
 * @param {{
 *   training: import('../core/signal.js').Readable<boolean>,
 *   graph: import('../core/signal.js').Readable<ReadGraph | null>,
 *   picture: () => SVGSVGElement | null,
 * }} shown
 * @returns {() => void}
 */
export function offerGraphFiles(ctx, { training, graph, picture }) {
  const { takeaways } = ctx;
  let takeBack = () => {};
  const offer = () => {
    takeBack();
    const own = { ...pictures({ graph, picture }), ...passes(ctx) };
    takeBack = takeaways.offer(training.value ? own : { ...own, ...table(graph) });
  };
  const stop = effect(offer, [training]);
  return () => {
    stop();
    takeBack();
  };
}

/** @param {{ graph: { value: ReadGraph | null }, picture: () => SVGSVGElement | null }} shown @returns {Makers} */
function pictures({ graph, picture }) {
  const text = () => {
    const drawing = picture();
    return drawing ? pictureText(drawing, read(graph).expression) : '';
  };
  return {
    svg: async () => ({ blob: new Blob([text()], { type: 'image/svg+xml' }), name: fileName('graph', 'svg') }),
    png: async () => ({ blob: await picturePixels(text()), name: fileName('graph', 'png') }),
  };
}

/** @param {{ value: ReadGraph | null }} graph @returns {Makers} */
function table(graph) {
  return {
    csv: async () => ({
      blob: new Blob([graphTable(read(graph))], { type: 'text/csv' }),
      name: fileName('graph', 'csv'),
    }),
  };
}

/** @param {SceneContext} ctx @returns {Makers} */
function passes({ state, i18n }) {
  /** @type {(to: string) => Makers[string]} */
  const make =
    (to) =>
    ({ signal }) =>
      fetchExport(fetch.bind(window), { spec: state.spec.value, to, lang: i18n.lang.value }, signal);
  return { graph_ipynb: make('graph_ipynb'), graph_py: make('graph_py') };
}

/** @param {{ value: ReadGraph | null }} graph */
function read({ value }) {
  if (!value) throw new Error('there is no graph on screen');
  return value;
}

/**
 * Taking away what is on screen: the scene's own files, the server's of its run, and the page's of whatever it shows.
 */
import { fetchExport, fileName } from '../core/export-file.js';
import { isServed } from '../core/export-list.js';
import { problemName } from '../core/problem.js';
import { numbersTable } from '../core/shown-numbers.js';
import { numbersWithin } from '../plots/told-numbers.js';
import { pagePicture } from '../ui/page-picture.js';
import { picturePixels } from '../ui/picture-file.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/export-list.js').Watch} Watch */
/** @typedef {import('../core/export-file.js').TakenFile} TakenFile */

/**
 * @param {string} id as `core/export-list.js` has it
 * @param {SceneContext} ctx
 * @param {readonly HTMLElement[]} roots what is on screen, from top to bottom
 * @param {Watch} watch
 * @returns {Promise<TakenFile>} rejects with the signal's reason when it is stopped, with `Refused` where the server says no
 */
export async function take(id, ctx, roots, watch) {
  const { takeaways, runs, player, i18n } = ctx;
  const own = takeaways.own.value[id];
  if (own) return own(watch);
  const run = runs.current.value;
  if (run && isServed(id, run.spec.problem.kind)) {
    const asked = { spec: run.asked, to: id, lang: i18n.lang.value, step: player.step.value };
    return fetchExport(fetch.bind(window), asked, watch.signal);
  }
  return pageFile(id, ctx, roots);
}

/**
 * What the page makes of whatever it shows.
 * @param {string} id `png`, `svg` or `csv`
 * @param {Pick<SceneContext, 'state' | 'runs' | 'i18n'>} ctx
 * @param {readonly HTMLElement[]} roots
 * @returns {Promise<TakenFile>}
 */
export async function pageFile(id, { state, runs, i18n }, roots) {
  const scene = state.scene.value;
  const run = runs.current.value;
  const name = fileName(run ? `${scene}-${problemName(run.asked.problem)}` : scene, id);
  if (id === 'csv') return { blob: new Blob([numbersTable(numbersWithin(roots))], { type: 'text/csv' }), name };
  const picture = await pagePicture(roots, i18n.t(`scene.${scene}`));
  if (id === 'svg') return { blob: new Blob([picture], { type: 'image/svg+xml' }), name };
  return { blob: await picturePixels(picture), name };
}

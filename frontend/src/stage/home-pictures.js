/**
 * The moving pictures of the home page: asked for when they come into sight, moved while they are in it.
 */
import { createAverages } from '../core/averages.js';
import { createDeeps } from '../core/deep.js';
import { createSmallBatches } from '../core/small-batch.js';
import { createSweeps } from '../core/sweeps.js';
import { thumbnailOf } from '../core/thumbnails.js';
import { createWholeRuns } from '../core/whole-runs.js';
import { mountThumbnail } from '../plots/thumbnail.js';

/** How long a picture takes, and how long it rests on its end. */
const MOVE_MS = 7000;
const REST_MS = 2500;
/** A picture is drawn anew this often at the most. */
const FRAME_MS = 30;

/** @typedef {{ host: HTMLElement, scene: string, plot: ReturnType<typeof mountThumbnail>, seen: boolean, loaded: Promise<void> | null, from: number }} Card */

/**
 * @param {import('./context.js').SceneContext} ctx
 * @param {{ still: boolean }} options `still` shows each picture at its end
 */
export function createHomePictures(ctx, { still }) {
  const fetcher = fetch.bind(window);
  const sources = {
    ...ctx,
    wholeRuns: createWholeRuns(fetcher),
    averages: createAverages(fetcher),
    deeps: createDeeps(fetcher),
    sweeps: createSweeps(fetcher),
    smallBatches: createSmallBatches(fetcher),
  };
  /** @type {Map<Element, Card>} */
  const cards = new Map();
  const load = (/** @type {Card} */ card) => {
    card.loaded ??= fill(card);
    return card.loaded;
  };
  const fill = async (/** @type {Card} */ card) => {
    // A card without its picture is still a link with its words.
    const picture = await thumbnailOf(card.scene, sources).catch(() => null);
    if (!picture || !cards.has(card.host)) return;
    card.plot.draw(still ? 1 : 0);
    card.plot.show(picture);
    card.host.dataset.drawn = '';
    card.from = Number.NaN;
  };
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const card = cards.get(target);
      if (!card) continue;
      card.seen = isIntersecting;
      if (isIntersecting) void load(card);
    }
  });
  let before = Number.NEGATIVE_INFINITY;
  const turn = (/** @type {number} */ now) => {
    if (now - before < FRAME_MS) return;
    before = now;
    for (const card of cards.values()) {
      if (!card.seen || card.host.dataset.drawn === undefined) continue;
      if (Number.isNaN(card.from)) card.from = now;
      card.plot.draw(Math.min(1, ((now - card.from) % (MOVE_MS + REST_MS)) / MOVE_MS));
    }
  };
  const stop = still ? () => {} : ctx.ticker.add(turn);
  return {
    /** Puts a scene's picture into its host. */
    add(/** @type {HTMLElement} */ host, /** @type {string} */ scene) {
      const plot = mountThumbnail(host, ctx);
      cards.set(host, { host, scene, plot, seen: false, loaded: null, from: Number.NaN });
      watch.observe(host);
    },
    /** Every picture, asked for and at its end: for who takes the page away. */
    async whole() {
      await Promise.all([...cards.values()].map(load));
      for (const { plot } of cards.values()) plot.draw(1);
    },
    dispose() {
      stop();
      watch.disconnect();
      for (const { plot } of cards.values()) plot.dispose();
      cards.clear();
    },
  };
}

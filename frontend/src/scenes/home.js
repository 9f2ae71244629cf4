/**
 * Home: the scenes as a map of the notes, with their lessons.
 */
import { createHomePictures } from '../stage/home-pictures.js';
import { mountHome } from '../ui/home.js';

export const id = 'home';
export const order = 0;
/** Its pictures ask for what they need. */
export const races = false;

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {import('../stage/context.js').SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { catalogue, player } = ctx;
  player.pause();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const pictures = createHomePictures(ctx, { still });
  const file = (/** @type {'png' | 'svg'} */ id) => async () => {
    const { pageFile } = await import('../stage/takeaway.js');
    await pictures.whole();
    return pageFile(id, ctx, [shell.panels]);
  };
  const takeBack = ctx.takeaways.offer({ png: file('png'), svg: file('svg') });
  const dispose = mountHome(shell.panels, { ...ctx, scenes: catalogue.scenes, addPicture: pictures.add });
  return () => {
    takeBack();
    pictures.dispose();
    dispose();
  };
}

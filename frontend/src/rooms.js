/**
 * The way into rooms. What a room needs is loaded when there is one: an address with its code, a tab that was in one, or a press.
 */
import { keepRoom, roomIn } from './core/room-door.js';
import { iconButton } from './ui/button.js';
import { createScope } from './ui/scope.js';

/**
 * @param {{
 *   tools: HTMLElement, root: HTMLElement, ctx: import('./stage/context.js').SceneContext,
 *   view: () => import('./core/link.js').LinkedView,
 *   drawQr: import('./ui/share-sheet.js').ShareProps['drawQr'],
 *   save: (file: { name: string, blob: Blob }) => void,
 * }} page `tools` holds the button, `root` the room's strip
 */
export function createRooms({ tools, root, ctx, view, drawQr, save }) {
  const keeper = keepRoom(() => sessionStorage);
  /** @type {Promise<import('./stage/room.js').RoomPage> | null} */
  let loaded = null;
  const load = () => {
    loaded ??= import('./stage/room.js').then(({ mountRoom }) =>
      mountRoom({ root, body: document.body, keeper, ctx, view, drawQr, save }),
    );
    return loaded;
  };
  const show = async () => (await load()).open();
  const scope = createScope(ctx.i18n);
  tools.append(
    iconButton(scope, ctx.i18n, {
      icon: 'room',
      key: 'rooms.title',
      onclick: () => void show(),
      test: 'room',
      shortcut: 'C',
    }),
  );
  ctx.shortcuts.add('page', [{ keys: ['c', 'C'], shown: ['C'], key: 'rooms.title', run: () => void show() }]);
  const follow = async () => {
    const code = roomIn(location.hash);
    if (code) (await load()).join(code);
  };
  window.addEventListener('hashchange', () => void follow());
  if (keeper.load()) void load();
  return { follow };
}

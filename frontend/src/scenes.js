/**
 * Which scene is on the page: loads it when it is first asked for, leaves the one before, and keeps what each was showing.
 *
 * A scene is a file in `scenes/`: `id`, `order`, `mount(shell, ctx) -> dispose`, and, where it is not the catalogue's opening race,
 * `opening(catalogue)`, the run it begins with. One that says `races = false` runs nothing on the server and moves the player itself.
 *
 * @typedef {import('./core/spec.js').RunSpec} RunSpec
 * @typedef {import('./core/catalogue.js').Catalogue} Catalogue
 * @typedef {import('./stage/context.js').SceneContext} SceneContext
 * @typedef {import('./ui/shell.js').Shell} Shell
 * @typedef {{
 *   id: string, order: number, races?: boolean,
 *   opening?: (catalogue: Catalogue) => RunSpec,
 *   mount: (shell: Shell, ctx: SceneContext) => () => void,
 * }} Scene
 * @typedef {{ spec?: RunSpec | undefined, own?: object | undefined }} Shown what a scene shows: its run, and what is its own to choose
 */
import { fillSpec } from './core/link-spec.js';

/**
 * @param {{ shell: Shell, ctx: SceneContext, load: (id: string) => Promise<Scene> }} options
 */
export function createScenes({ shell, ctx, load }) {
  const { state, runs, catalogue } = ctx;
  /** @type {Map<string, Scene>} */
  const loaded = new Map();
  /** @type {Map<string, Shown>} */
  const left = new Map();
  /** @type {Scene | null} */
  let mounted = null;
  let dispose = () => {};
  let asked = '';

  const known = (/** @type {string} */ id) => catalogue.scenes.some((scene) => scene.id === id);
  const get = async (/** @type {string} */ id) => {
    const scene = loaded.get(id) ?? (await load(id));
    loaded.set(id, scene);
    return scene;
  };
  const leave = () => {
    if (!mounted) return;
    left.set(mounted.id, { spec: state.spec.value, own: state.own.value });
    dispose();
    mounted = null;
    runs.halt();
  };
  const specOf = (/** @type {Scene} */ scene, /** @type {Shown} */ shown) =>
    shown.spec ?? fillSpec(scene.opening?.(catalogue) ?? catalogue.defaults.spec, catalogue);
  const refresh = (/** @type {Scene} */ scene, /** @type {Shown} */ shown) => {
    const spec = specOf(scene, shown);
    if (JSON.stringify(shown.own ?? {}) !== JSON.stringify(state.own.value)) state.own.value = shown.own ?? {};
    if (JSON.stringify(spec) !== JSON.stringify(state.spec.value)) state.spec.value = spec;
  };
  const swap = (/** @type {Scene} */ scene, /** @type {Shown} */ shown) => {
    leave();
    state.focus.value = 0;
    state.own.value = shown.own ?? {};
    state.spec.value = specOf(scene, shown);
    state.scene.value = scene.id;
    dispose = scene.mount(shell, ctx);
    mounted = scene;
    run();
  };
  const run = () => {
    if (mounted && mounted.races !== false) runs.start(state.spec.value);
  };
  const stop = state.spec.subscribe(run);
  return {
    /**
     * Shows a scene: as told, or, where nothing is told, as it was left. What is not told opens as it does the first time. A later
     * call wins over one that is still loading.
     * @param {string} id
     * @param {Shown} [shown]
     */
    async show(id, shown) {
      const wanted = known(id) ? id : /** @type {{id: string}} */ (catalogue.scenes[0]).id;
      asked = wanted;
      const scene = await get(wanted);
      if (asked !== wanted) return;
      if (mounted !== scene) swap(scene, shown ?? left.get(wanted) ?? {});
      else if (shown) refresh(scene, shown);
    },
    dispose() {
      stop();
      dispose();
    },
  };
}

/** @typedef {ReturnType<typeof createScenes>} Scenes */

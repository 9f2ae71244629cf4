/**
 * The ground with the penalty on it, for the strength that is on screen.
 */
import { BOWL, bowlLoss, isBowl, penalised, strengthOf } from '../core/decay-spec.js';
import { signal } from '../core/signal.js';
import { ellipse } from '../plots/penalty.js';

/** @typedef {import('./terrain.js').Ground} Ground */
/** @typedef {import('../plots/penalty.js').Penalty} Penalty */
/** @typedef {import('../core/spec.js').RunSpec} RunSpec */

const RADII = Object.freeze([1, 2, 3, 4, 5, 6]);
const ON_THE_WAY = 64;
const STRONGEST = 1e3;

/**
 * @param {import('../core/signal.js').Readable<Ground | null>} ground
 * @param {import('../core/signal.js').Readable<RunSpec>} spec
 */
export function withPenalty(ground, spec) {
  const both = signal(/** @type {Ground | null} */ (null));
  let known = '';
  const put = () => {
    const here = ground.value;
    const look = JSON.stringify([strengthOf(spec.value), spec.value.problem]);
    if (look === known && here?.problem === both.value?.problem && here?.landscape.z === both.value?.landscape.z)
      return;
    known = look;
    const flat = here && here.landscape.parameters.length === 2;
    const penalty = flat ? penaltyOf(spec.value) : null;
    both.value = penalty && here ? { ...here, landscape: { ...here.landscape, penalty } } : here;
  };
  const stops = [ground.subscribe(put), spec.subscribe(put)];
  put();
  return { ground: both, dispose: () => stops.forEach((stop) => void stop()) };
}

/**
 * Circles on any ground; on the bowl also what its closed forms say.
 * @param {RunSpec} spec
 * @returns {Penalty | null} null where nothing decays
 */
export function penaltyOf(spec) {
  const l2 = strengthOf(spec);
  if (!Number.isFinite(l2)) return null;
  const box = l2 > 0 ? 1 / l2 : null;
  if (!isBowl(spec.problem)) return { radii: RADII, rest: null, way: [], touching: [], box };
  const rest = penalised(l2);
  const height = bowlLoss(rest);
  const [across, up] = BOWL.curvatures.map((curvature) => Math.sqrt((2 * height) / curvature));
  const touching = ellipse(BOWL.minimum, [Number(across), Number(up)]);
  const way = Array.from({ length: ON_THE_WAY + 1 }, (_, i) => penalised(STRONGEST ** (2 * (i / ON_THE_WAY) - 1)));
  return { radii: RADII, rest, way: [BOWL.minimum, ...way, [0, 0]], touching, box };
}

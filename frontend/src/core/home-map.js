/**
 * The scenes as a map of the notes: those of its sections in their order, those that go across it after them, and to which of them
 * each lesson belongs.
 */

/** What shows every section at once. */
const ACROSS = Object.freeze(['race', 'network', 'map']);
/** Pages that are no scenes of the notes. */
const APART = Object.freeze(['home', 'errata']);

/** @typedef {{ id: string, sections: string }} Place `sections` as they are written: `9, 11` or `2–3` */
/** @typedef {Pick<import('./lessons.js').Lesson, 'section'> & { steps: readonly { scene: string }[] }} Belonging */

/**
 * @param {readonly Place[]} places
 * @returns {{ along: Place[], across: Place[] }}
 */
export function mapOf(places) {
  const scenes = places.filter(({ id }) => !APART.includes(id));
  const along = scenes.filter(({ id }) => !ACROSS.includes(id));
  const first = (/** @type {Place} */ place) => rangesOf(place.sections)[0]?.[0] ?? Number.POSITIVE_INFINITY;
  return {
    along: along.toSorted((a, b) => first(a) - first(b)),
    across: scenes.filter(({ id }) => ACROSS.includes(id)),
  };
}

/**
 * The same in one list: home, what goes across the notes, their sections in order, and the rest.
 * @param {readonly Place[]} places
 * @returns {string[]}
 */
export function menuOf(places) {
  const { along, across } = mapOf(places);
  const apart = APART.filter((id) => places.some((place) => place.id === id));
  const scenes = [...across, ...along].map(({ id }) => id);
  return [...apart.filter((id) => id === APART[0]), ...scenes, ...apart.filter((id) => id !== APART[0])];
}

/**
 * The lessons of each scene: of those that show the lesson's section, the one it begins in, or else the last.
 * @template {Belonging} L
 * @param {readonly Place[]} along
 * @param {readonly L[]} lessons
 * @returns {ReadonlyMap<string, L[]>} by scene
 */
export function lessonsByScene(along, lessons) {
  /** @type {Map<string, L[]>} */
  const found = new Map();
  for (const lesson of lessons) {
    const scene = lesson.steps[0]?.scene ?? '';
    const showing = along.filter(({ sections }) => covers(sections, Number(lesson.section))).map(({ id }) => id);
    const id = showing.includes(scene) ? scene : (showing.at(-1) ?? scene);
    found.set(id, [...(found.get(id) ?? []), lesson]);
  }
  return found;
}

/** @param {string} sections @param {number} section */
function covers(sections, section) {
  return rangesOf(sections).some(([first, last]) => first <= section && section <= last);
}

/** @param {string} sections @returns {[number, number][]} */
function rangesOf(sections) {
  return [...sections.matchAll(/(\d+)(?:–(\d+))?/g)].map(([, first, last]) => [Number(first), Number(last ?? first)]);
}

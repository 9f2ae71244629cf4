/**
 * The racers' signs and names: what a racer says of itself stays; the rest is its rule's own where nobody has it, otherwise what the
 * fewest have. The server fills specs in by the same law (`session/signs.py`), from the same lists.
 */

/** @typedef {import('./spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./spec.js').Style} Style */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {RacerSpec & { label: string, style: Style }} SignedRacer */
/** @typedef {'colour' | 'dash' | 'marker'} Part */
/** @typedef {Map<string, number>} Counts */

/** @type {readonly Part[]} */
export const PARTS = Object.freeze(['colour', 'dash', 'marker']);

/**
 * The racers with every label and style filled in.
 * @param {readonly RacerSpec[]} racers
 * @param {Catalogue} catalogue
 * @returns {SignedRacer[]}
 */
export function signRacers(racers, catalogue) {
  const taken = /** @type {Record<Part, Counts>} */ (
    Object.fromEntries(PARTS.map((part) => [part, countOf(racers.map(({ style }) => style?.[part]))]))
  );
  const names = new Set(racers.map(({ label }) => label));
  return racers.map((racer) => {
    const rule = catalogue.rule(racer.rule);
    const style = Object.fromEntries(
      PARTS.map((part) => [
        part,
        racer.style?.[part] ?? leastUsed(rule.style[part], catalogue.signs[part], taken[part]),
      ]),
    );
    const label = racer.label ?? freeName(rule.label, names);
    return { ...racer, label, style: /** @type {Style} */ (/** @type {unknown} */ (style)) };
  });
}

/** @param {readonly (string | null | undefined)[]} values @returns {Counts} */
function countOf(values) {
  /** @type {Counts} */
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * @param {string} own
 * @param {readonly { value: string }[]} offered
 * @param {Counts} counts
 */
function leastUsed(own, offered, counts) {
  const used = (/** @type {string} */ value) => counts.get(value) ?? 0;
  const fewest = Math.min(...offered.map(({ value }) => used(value)));
  const chosen = used(own) === 0 ? own : (offered.find(({ value }) => used(value) === fewest)?.value ?? own);
  counts.set(chosen, used(chosen) + 1);
  return chosen;
}

/**
 * Adam, Adam 2, Adam 3: the first that nobody has.
 * @param {string} name
 * @param {Set<string | undefined>} names
 */
function freeName(name, names) {
  let free = name;
  for (let number = 2; names.has(free); number += 1) free = `${name} ${number}`;
  names.add(free);
  return free;
}

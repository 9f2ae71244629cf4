/**
 * How the page stands where it is shown, as its address's query says: `?embed&hide=rail,charts` in the frame of another page,
 * `?present` in a hall. What is shown is the fragment's matter.
 */

/** @typedef {{ embed: boolean, present: boolean, hide: readonly string[] }} Presentation */

/** What a frame may leave out. */
export const HIDEABLE = Object.freeze(['topbar', 'picker', 'story', 'rail', 'charts', 'transport']);

/** What a frame leaves out where it does not say. */
export const HIDDEN_IN_FRAME = Object.freeze(['topbar', 'story', 'rail']);

/**
 * @param {string} query with or without its `?`
 * @returns {Presentation} names that there is nothing of are left out
 */
export function readPresentation(query) {
  const fields = new URLSearchParams(query);
  const embed = fields.has('embed');
  const asked = fields.get('hide')?.split(',') ?? (embed ? HIDDEN_IN_FRAME : []);
  return { embed, present: fields.has('present'), hide: HIDEABLE.filter((name) => asked.includes(name)) };
}

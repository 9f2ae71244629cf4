/**
 * Every sentence that a person reads, in the language the page is in.
 *
 * @typedef {Record<string, string>} Table  flat keys to sentences, `{name}` standing for a parameter
 * @typedef {Record<string, string>} Text   one sentence in every language, as the catalogue serves it
 * @typedef {Record<string, string | number>} Params
 * @typedef {{
 *   lang: import('./signal.js').Signal<string>,
 *   languages: readonly string[],
 *   t: (key: string, params?: Params) => string,
 *   pick: (text: Text) => string,
 *   text: (key: string) => import('./catalogue.js').Text,
 *   name: (language: string) => string,
 * }} I18n
 */

/** The languages with a file in `locales/`; the first stands in where a text is missing. */
export const LANGUAGES = Object.freeze(['en', 'zh']);

/**
 * @param {string} sentence
 * @param {Params} params
 * @returns {string}
 */
export function fill(sentence, params) {
  return sentence.replace(/\{(\w+)\}/g, (hole, name) => (name in params ? String(params[name]) : hole));
}

/**
 * @param {import('./signal.js').Signal<string>} lang
 * @param {Record<string, Table>} tables
 * @returns {I18n}
 */
export function createI18n(lang, tables) {
  const languages = Object.keys(tables);
  const [fallback = 'en'] = languages;
  /** @param {string} language @param {string} key */
  const sentence = (language, key) => tables[language]?.[key] ?? tables[fallback]?.[key] ?? key;
  return {
    lang,
    languages,
    t: (key, params = {}) => fill(sentence(lang.value, key), params),
    text: (key) => /** @type {any} */ (Object.fromEntries(languages.map((name) => [name, sentence(name, key)]))),
    pick: (text) => text[lang.value] ?? text[fallback] ?? '',
    name: (language) => sentence(language, 'language.name'),
  };
}

/**
 * The best of our languages for a reader who prefers `preferred`, most wanted first.
 * @param {readonly string[]} preferred such as `navigator.languages`
 * @param {readonly string[]} languages
 * @returns {string}
 */
export function negotiate(preferred, languages = LANGUAGES) {
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return wanted.find((tag) => languages.includes(tag)) ?? languages[0] ?? 'en';
}

/**
 * @param {(path: string) => Promise<Table>} load reads one locale file
 * @returns {Promise<Record<string, Table>>}
 */
export async function loadTables(load) {
  const tables = await Promise.all(LANGUAGES.map((language) => load(`locales/${language}.json`)));
  return Object.fromEntries(LANGUAGES.map((language, i) => [language, tables[i] ?? {}]));
}

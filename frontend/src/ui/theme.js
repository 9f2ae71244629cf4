/** Puts the chosen theme on the page; `auto` follows the reader's system. */
import { effect } from '../core/signal.js';

/**
 * @param {HTMLElement} root the element that carries `data-theme`
 * @param {import('../core/signal.js').Signal<string>} theme
 * @param {(query: string) => MediaQueryList} match
 * @returns {() => void}
 */
export function bindTheme(root, theme, match) {
  const dark = match('(prefers-color-scheme: dark)');
  const apply = () => {
    const system = dark.matches ? 'dark' : 'light';
    root.dataset.theme = theme.value === 'auto' ? system : theme.value;
  };
  dark.addEventListener('change', apply);
  const stop = effect(apply, [theme]);
  return () => {
    dark.removeEventListener('change', apply);
    stop();
  };
}

/**
 * The language of the page, for fonts, hyphenation and screen readers, and its title.
 * @param {Document} page
 * @param {import('../core/i18n.js').I18n} i18n
 * @returns {() => void}
 */
export function bindLanguage(page, i18n) {
  return effect(() => {
    page.documentElement.lang = i18n.t('language.tag');
    page.title = i18n.t('page.title');
  }, [i18n.lang]);
}

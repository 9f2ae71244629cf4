/** Tells what of a link could not be shown: fields that cannot be read, and names that this page does not have. */
import { parseLink, unknownNames, unreadFields } from '../core/link.js';

/** Of a long field its beginning is enough to find it. */
const TOLD = 32;

/**
 * @param {string} fragment the link's
 * @param {{
 *   catalogue: import('../core/catalogue.js').Catalogue, i18n: import('../core/i18n.js').I18n,
 *   tell: (notice: import('./toasts.js').Notice) => void,
 * }} page
 */
export function tellLink(fragment, { catalogue, i18n, tell }) {
  const { scene, spec, pins = [] } = parseLink(fragment);
  const known = scene === undefined || catalogue.scenes.some(({ id }) => id === scene);
  const names = [
    ...(known ? [] : [scene]),
    ...[...(spec ? [spec] : []), ...pins].flatMap((one) => unknownNames(one, catalogue)),
  ];
  const say = (/** @type {string} */ key, /** @type {readonly string[]} */ found) => {
    if (found.length === 0) return;
    tell({
      text: () => i18n.t(key, { names: [...new Set(found)].map(shortened).join(i18n.t('link.and')) }),
      tone: 'alert',
    });
  };
  say('link.unread', unreadFields(fragment));
  say('link.unknown', names);
}

/** @param {string} text */
function shortened(text) {
  const letters = [...text];
  return letters.length > TOLD ? `${letters.slice(0, TOLD).join('')}…` : text;
}

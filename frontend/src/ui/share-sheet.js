/** Sharing: the link to this view to copy, as a QR picture for the hall, and as a frame for a course page. */
import { signal } from '../core/signal.js';
import { dialog } from './dialog.js';
import { h, svg } from './element.js';
import { icon } from './icons.js';
import { createScope } from './scope.js';
import { copyText } from './share.js';

/**
 * @typedef {{ size: number, path: string }} QrPicture
 * @typedef {{
 *   i18n: import('../core/i18n.js').I18n,
 *   clipboard: Pick<Clipboard, 'writeText'> | undefined,
 *   link: () => string,
 *   frameLink: () => string,
 *   drawQr: (text: string) => Promise<QrPicture | null>,
 * }} ShareProps
 *   `link` is the address of the present view, `frameLink` that of the same view to stand in a frame
 */

/**
 * @param {Element} root
 * @param {ShareProps} props
 * @returns {(() => void) & {open: () => void}}
 */
export function mountShareSheet(root, props) {
  const { i18n, drawQr } = props;
  const scope = createScope(i18n);
  const sheet = dialog(scope, i18n, { name: 'share-sheet', title: 'share.title' });
  sheet.classList.add('share-sheet');
  root.append(sheet);
  scope.own(() => sheet.remove());
  const picture = h('div', { class: 'qr', role: 'img' });
  scope.attr(picture, 'aria-label', () => i18n.t('share.qr'));
  const tooLong = scope.text(h('p', { class: 'quiet', hidden: true }), () => i18n.t('share.too_long'));
  const link = copyField(scope, props, { name: 'link', key: 'share.link', text: props.link });
  const frame = copyField(scope, props, {
    name: 'frame',
    key: 'share.frame',
    text: () => frameCode(props.frameLink()),
  });
  sheet.append(picture, tooLong, link.element, frame.element);
  const open = async () => {
    link.fill();
    frame.fill();
    sheet.showModal();
    link.button.focus();
    const drawn = await drawQr(props.link()).catch(() => null);
    tooLong.hidden = drawn !== null;
    picture.hidden = drawn === null;
    picture.replaceChildren(...(drawn ? [qrImage(drawn)] : []));
  };
  return Object.assign(() => scope.dispose(), { open: () => void open() });
}

/**
 * Black on white in every theme: that is what phones look for.
 * @param {QrPicture} picture
 */
export function qrImage({ size, path }) {
  const box = { viewBox: `0 0 ${size} ${size}`, 'shape-rendering': 'crispEdges', 'data-test': 'qr' };
  const ground = svg('rect', { width: size, height: size, fill: '#ffffff' });
  return svg('svg', box, ground, svg('path', { d: path, fill: '#000000' }));
}

/** @param {string} address */
function frameCode(address) {
  const quoted = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${quoted}" width="100%" height="640" allow="fullscreen" title="Descent Lab"></iframe>`;
}

/**
 * A text that can be selected, and a button that copies it; where copying is not allowed, the text is selected for the keyboard.
 * @param {import('./scope.js').Scope} scope
 * @param {ShareProps} props
 * @param {{name: string, key: string, text: () => string}} field
 */
function copyField(scope, { i18n, clipboard }, { name, key, text }) {
  const said = signal('share.copy');
  const box = h('input', { class: 'field share-text', readonly: true, 'data-test': `share-${name}` });
  box.addEventListener('focus', () => box.select());
  const copy = async () => {
    const copied = await copyText(text(), clipboard);
    said.value = copied ? 'share.copied' : 'share.selected';
    if (!copied) box.focus();
  };
  const words = scope.text(h('span', { 'aria-live': 'polite' }), () => i18n.t(said.value), [said]);
  const button = h('button', { type: 'button', class: 'button', 'data-test': `copy-${name}`, onclick: copy });
  button.append(icon('copy'), words);
  const label = scope.text(h('span', { class: 'quiet' }), () => i18n.t(key));
  const element = h('div', { class: 'share-field' }, h('label', {}, label, box), button);
  const fill = () => {
    box.value = text();
    said.value = 'share.copy';
  };
  return { element, button, fill };
}

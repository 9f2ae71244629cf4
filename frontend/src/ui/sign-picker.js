/** A racer's sign: one row each for its colour, dash and marker, to choose from. */
import { setSignPart } from '../core/racers.js';
import { PARTS, signRacers } from '../core/signs.js';
import { h, setAttr } from './element.js';
import { dashPicture, markerPicture } from './swatch.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('./racer-card.js').CardProps & {racerKey: string}} SignProps
 * @typedef {import('../core/signs.js').Part} Part
 */

/**
 * @param {Scope} scope
 * @param {SignProps} props
 * @returns {HTMLElement}
 */
export function signPicker(scope, props) {
  return h('div', { class: 'signs' }, ...PARTS.map((part) => row(scope, part, props)));
}

/**
 * @param {Scope} scope
 * @param {Part} part
 * @param {SignProps} props
 */
function row(scope, part, props) {
  const { catalogue, i18n, racerKey } = props;
  const options = catalogue.signs[part].map((sign) => option(scope, part, sign, props));
  const group = h('div', { class: `sign-row sign-${part}`, role: 'radiogroup' }, ...options);
  group.dataset.test = `racer-${racerKey}-${part}`;
  return scope.attr(group, 'aria-label', () => i18n.t(`racer.${part}`));
}

/**
 * @param {Scope} scope
 * @param {Part} part
 * @param {import('../core/catalogue.js').SignEntries[number]} sign
 * @param {SignProps} props
 */
function option(scope, part, sign, { state, catalogue, i18n, index, racerKey }) {
  const style = () => signRacers(state.spec.value.racers, catalogue)[index]?.style;
  const take = () => state.updateSpec((spec) => setSignPart(spec, index, part, sign.value, catalogue));
  const radio = h('input', {
    type: 'radio',
    name: `racer-${racerKey}-${part}`,
    value: sign.value,
    'data-test': `racer-${racerKey}-${part}-${sign.value.replace('#', '').toLowerCase()}`,
    onchange: take,
  });
  const face = h('span', { class: 'sign-face' });
  scope.attr(radio, 'aria-label', () => i18n.pick(sign.label));
  scope.watch(() => {
    const own = style();
    if (!own) return;
    radio.checked = own[part] === sign.value;
    draw(face, part, { ...own, [part]: sign.value });
  }, [state.spec]);
  return scope.attr(h('label', { class: 'sign' }, radio, face), 'title', () => i18n.pick(sign.label));
}

/** What stands for a colour, a dash or a marker among its like, in the racer's own colour. */
const FACES = {
  colour: () => h('span', { class: 'sign-dot' }),
  dash: dashPicture,
  marker: markerPicture,
};

/** Draws again only what looks different. */
function draw(
  /** @type {HTMLElement} */ face,
  /** @type {Part} */ part,
  /** @type {import('../core/spec.js').Style} */ style,
) {
  const look = `${style.colour} ${style[part]}`;
  if (face.getAttribute('data-look') === look) return;
  setAttr(face, 'data-look', look);
  face.style.setProperty('--racer', style.colour);
  face.replaceChildren(FACES[part](style));
}

/**
 * The colours of classes and of signs: two that part by hue and by lightness in every kind of sight, and four more for more classes.
 */

/** The first two are also below and above zero: of a value, of a weight. */
export const CLASSES = Object.freeze(['#2b8494', '#b9552c', '#7d5fae', '#8b8020', '#5a6f8f', '#a94d80']);

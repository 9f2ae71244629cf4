/**
 * The letter beside an arrow or in a square.
 */

/** @typedef {import('./palette.js').Palette} Palette */

export const LABEL_PX = 12;
/** A lowered letter's size, and how much deeper it stands, in parts of the label's. */
const LOWERED = 0.72;
const DEEPER = 0.3;

/**
 * Writes a symbol about a pixel: `−Vc` with its `c` lowered, with `t−1` lowered where the symbol is meant as it was before.
 * @param {CanvasRenderingContext2D} context
 * @param {{ text: string, before: boolean }} label
 * @param {readonly [number, number]} at
 * @param {Palette} palette
 */
export function drawLabel(context, { text, before }, [x, y], { ink, ground, font, scale }) {
  const lowered = /(?<=[A-Z])[a-z]+$/.exec(text)?.[0] ?? '';
  const size = LABEL_PX * scale;
  const pieces = [
    { text: text.slice(0, text.length - lowered.length), font: `italic 600 ${size}px ${font}`, down: 0 },
    { text: before ? 't−1' : lowered, font: `${LOWERED * size}px ${font}`, down: DEEPER * size },
  ];
  const widths = pieces.map((piece) => {
    context.font = piece.font;
    return context.measureText(piece.text).width;
  });
  const left = x - widths.reduce((sum, width) => sum + width, 0) / 2;
  Object.assign(context, { textBaseline: 'middle', lineJoin: 'round', lineWidth: 3 * scale });
  Object.assign(context, { strokeStyle: ground, fillStyle: ink });
  for (const paint of /** @type {const} */ (['strokeText', 'fillText']))
    for (const [i, piece] of pieces.entries()) {
      context.font = piece.font;
      context[paint](piece.text, left + (i > 0 ? (widths[0] ?? 0) : 0), y + piece.down);
    }
}

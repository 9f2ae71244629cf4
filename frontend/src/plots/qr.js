/**
 * QR pictures: the one door to the encoder, which is loaded when the first picture is asked for.
 */

/** @typedef {{ size: number, path: string }} QrPicture a square of `size` modules with its quiet border, and its dark modules as an SVG path */

/** Modules of quiet ground on each side: as many as ISO/IEC 18004 asks for. */
const BORDER = 4;

/**
 * @param {string} text
 * @returns {Promise<QrPicture | null>} null for a text that the largest picture cannot hold
 */
export async function drawQr(text) {
  const { encode } = await import('../../vendor/qr-0.1.3-f1a4fa67.min.js');
  try {
    const { size, data } = encode(text, { ecc: 'L', boostEcc: true, border: BORDER });
    return { size, path: data.map(rowPath).join('') };
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

/**
 * A row's dark stretches as rectangles one module high.
 * @param {readonly boolean[]} row
 * @param {number} y
 */
function rowPath(row, y) {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    const from = x;
    while (row[x]) x += 1;
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
  }
  return path;
}

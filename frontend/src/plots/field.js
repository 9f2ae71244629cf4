/**
 * A small picture of numbers over a square, one pixel for each, to be drawn at any size.
 */

/** @typedef {ReturnType<typeof createField>} Field */

export function createField() {
  const canvas = document.createElement('canvas');
  // Its pixels are made here, so here is where they should lie: a canvas on the graphics card would wait for each of them.
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  /** @type {ImageData | null} */
  let image = null;
  /** @type {Int32Array} */
  let pixels = new Int32Array(0);
  return {
    canvas,
    /**
     * @param {number} columns
     * @param {number} rows
     * @param {(place: number) => number} pixel the packed colour of a place, counted row by row from the bottom left
     */
    paint(columns, rows, pixel) {
      if (!image || image.width !== columns || image.height !== rows) {
        [canvas.width, canvas.height] = [columns, rows];
        image = context.createImageData(columns, rows);
        pixels = new Int32Array(image.data.buffer);
      }
      for (let row = 0; row < rows; row += 1)
        for (let column = 0; column < columns; column += 1)
          pixels[(rows - 1 - row) * columns + column] = pixel(row * columns + column);
      context.putImageData(image, 0, 0);
    },
  };
}

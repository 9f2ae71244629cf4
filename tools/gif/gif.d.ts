/** What the page uses of gifenc: the type checker reads this and never the bundle beside it. */

export type Colour = [red: number, green: number, blue: number];

export interface FrameOptions {
  /** Of the first frame only: the colours of all of them. */
  palette?: Colour[];
  /** Milliseconds that the frame is shown. */
  delay?: number;
  transparent?: boolean;
  transparentIndex?: number;
  /** 1 leaves the frame before in place. */
  dispose?: number;
  /** 0 plays for ever. */
  repeat?: number;
}

export interface Encoder {
  writeFrame(indexes: Uint8Array, width: number, height: number, options?: FrameOptions): void;
  finish(): void;
  bytes(): Uint8Array<ArrayBuffer>;
}

export function GIFEncoder(): Encoder;
/** The colours that stand for all in these pixels (red, green, blue, alpha). */
export function quantize(pixels: Uint8Array | Uint8ClampedArray, most: number): Colour[];
/** The nearest colour to each pixel. */
export function applyPalette(pixels: Uint8Array | Uint8ClampedArray, palette: Colour[]): Uint8Array;

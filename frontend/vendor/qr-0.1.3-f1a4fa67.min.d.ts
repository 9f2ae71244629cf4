/** What the page uses of uqr: the type checker reads this and never the bundle beside it. */

export interface Encoded {
  /** Modules along each side, the border included. */
  size: number;
  /** Rows of modules; true is dark. */
  data: boolean[][];
}

/** Throws a RangeError for a text that the largest QR picture cannot hold. */
export function encode(
  text: string,
  options?: { ecc?: 'L' | 'M' | 'Q' | 'H'; border?: number; boostEcc?: boolean },
): Encoded;

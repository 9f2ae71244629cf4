/**
 * The notes' parabola with waves on it, J = 0.1(W − 5)² + h(1 − cos(π(W + 3)²/32)): in formulas, and with numbers put in.
 */

export const WAVES = 'notes_waves';
export const WAVES_LOSS = 'J = 0.1*(W - 5)^2 + h*(1 - cos(π*(W + 3)^2/32))';
export const WAVES_SLOPE = 'dJ/dW = 0.2*(W - 5) + h*(π/16)*(W + 3)*sin(π*(W + 3)^2/32)';

/** @param {number} at @param {number} height @param {(value: number) => string} write a number in brackets where it is negative */
export function lossNumbers(at, height, write) {
  return `0.1 × (${write(at)} − 5)^2 + ${write(height)} × (1 − cos(π × ${write(at + 3)}^2/32))`;
}

/** @param {number} at @param {number} height @param {(value: number) => string} write a number in brackets where it is negative */
export function slopeNumbers(at, height, write) {
  const wave = `${write(height)} × (π/16) × ${write(at + 3)} × sin(π × ${write(at + 3)}^2/32)`;
  return `0.2 × (${write(at)} − 5) + ${wave}`;
}

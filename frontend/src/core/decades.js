/**
 * Magnitudes as powers of ten, with a floor for what is exactly 0 and a ceiling for what is infinite: neither has a logarithm.
 */

/** How far beyond the finite numbers floor and ceiling stand, as a part of their range. */
const BEYOND = 0.06;
/** The least that is shown, in powers of ten. */
const LEAST = 0.5;

/** @typedef {{ low: number, high: number, zero: boolean, infinite: boolean }} Decades `zero` and `infinite`: whether anything is */

/**
 * The range of the finite magnitudes above 0 of some columns, with room for a floor and a ceiling.
 * @param {readonly ArrayLike<number>[]} columns
 * @returns {Decades}
 */
export function decadesOf(columns) {
  let [low, high] = [Infinity, -Infinity];
  let [zero, infinite] = [false, false];
  for (const column of columns)
    for (let i = 0; i < column.length; i += 1) {
      const power = Math.log10(Math.abs(Number(column[i])));
      zero ||= power === -Infinity;
      infinite ||= power === Infinity || Number.isNaN(power);
      if (Number.isFinite(power)) [low, high] = [Math.min(low, power), Math.max(high, power)];
    }
  if (low > high) [low, high] = [0, 0];
  const spare = Math.max(LEAST - (high - low), 0) / 2;
  const room = BEYOND * (high - low + 2 * spare);
  return { low: low - spare - room, high: high + spare + room, zero, infinite };
}

/**
 * A column as powers of ten: what is 0 on the floor, what is not finite at the ceiling.
 * @param {ArrayLike<number>} column
 * @param {Decades} decades
 */
export function toDecades(column, { low, high }) {
  return Float64Array.from({ length: column.length }, (_, i) => {
    const power = Math.log10(Math.abs(Number(column[i])));
    if (power === -Infinity) return low;
    return Number.isFinite(power) ? power : high;
  });
}

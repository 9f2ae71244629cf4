/**
 * Binary frames: `DLAB`, the header's length, a JSON header padded so that the payload is aligned, then float64 little-endian.
 */

const MAGIC = 0x42414c44; // "DLAB" read as a little-endian uint32
const PREFIX = 8;
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** @typedef {{ type: string, [field: string]: any }} FrameHeader */

/**
 * @param {ArrayBuffer} buffer
 * @returns {{ header: FrameHeader, payload: Float64Array }} the payload shares the buffer's memory
 */
export function decodeFrame(buffer) {
  if (buffer.byteLength < PREFIX) throw new RangeError('a frame is shorter than its prefix');
  const prefix = new DataView(buffer, 0, PREFIX);
  if (prefix.getUint32(0, true) !== MAGIC) throw new RangeError('a frame does not begin with DLAB');
  const length = prefix.getUint32(4, true);
  const start = PREFIX + length;
  if (length % 8 !== 0 || start > buffer.byteLength)
    throw new RangeError(`a frame's header cannot be ${length} bytes long`);
  if ((buffer.byteLength - start) % 8 !== 0) throw new RangeError("a frame's payload is not whole float64 numbers");
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, PREFIX, length)));
  return { header, payload: floats(buffer, start) };
}

function floats(/** @type {ArrayBuffer} */ buffer, /** @type {number} */ start) {
  const count = (buffer.byteLength - start) / 8;
  if (LITTLE_ENDIAN) return new Float64Array(buffer, start, count);
  const view = new DataView(buffer, start);
  return Float64Array.from({ length: count }, (_, i) => view.getFloat64(8 * i, true));
}

/**
 * A binary frame as the server sends it.
 * @param {object} header
 * @param {readonly number[]} payload
 * @returns {ArrayBuffer}
 */
export function frameBytes(header, payload) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + 8 * payload.length).fill(0x20);
  bytes.set(new TextEncoder().encode('DLAB'));
  bytes.set(text, 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, length, true);
  for (const [i, value] of payload.entries()) view.setFloat64(8 + length + 8 * i, value, true);
  return bytes.buffer;
}

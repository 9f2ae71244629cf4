import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeFrame } from '../../../frontend/src/core/frames.js';
import { frameBytes } from './frame-bytes.js';

test('a frame gives back its header and every bit of its payload', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.double()), (run, payload) => {
      const { header, payload: decoded } = decodeFrame(frameBytes({ type: 'run.chunk', run }, payload));
      assert.deepEqual(header, { type: 'run.chunk', run });
      assert.deepEqual([...decoded], payload);
    }),
  );
});

test('non-finite numbers pass as they are', () => {
  const { payload } = decodeFrame(frameBytes({ type: 'x' }, [Number.NaN, Infinity, -Infinity, -0]));
  assert.deepEqual([...payload], [Number.NaN, Infinity, -Infinity, -0]);
});

const good = new Uint8Array(frameBytes({ type: 'x' }, [1, 2]));
const broken = {
  'shorter than its prefix': good.slice(0, 6),
  'not beginning with DLAB': Uint8Array.from(good, (byte, i) => (i === 0 ? 0x58 : byte)),
  'whose header is longer than itself': Uint8Array.from(good, (byte, i) => (i === 5 ? 0xff : byte)),
  'whose header is not padded': Uint8Array.from(good, (byte, i) => (i === 4 ? byte + 1 : byte)),
  'cut within a number': good.slice(0, good.length - 3),
};
for (const [fault, bytes] of Object.entries(broken)) {
  test(`a frame ${fault} is refused`, () => {
    assert.throws(() => decodeFrame(bytes.buffer), RangeError);
  });
}

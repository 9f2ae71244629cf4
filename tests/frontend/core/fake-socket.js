import { signal } from '../../../frontend/src/core/signal.js';

/** @typedef {import('../../../frontend/src/core/socket.js').Message} Message */
/** @typedef {ReturnType<typeof fakeSocket>} FakeSocket */

/** A connection whose other end is the test. */
export function fakeSocket() {
  const connection = signal(/** @type {import('../../../frontend/src/core/socket.js').Connection} */ ('open'));
  const sent = /** @type {Message[]} */ ([]);
  const readers = /** @type {((message: Message) => void)[]} */ ([]);
  const frameReaders = /** @type {((buffer: ArrayBuffer) => void)[]} */ ([]);
  return {
    connection,
    hello: signal(/** @type {Message | null} */ (null)),
    sent,
    send(/** @type {Message} */ message) {
      if (connection.value !== 'open') return false;
      sent.push(message);
      return true;
    },
    onMessage(/** @type {(message: Message) => void} */ fn) {
      readers.push(fn);
      return () => {};
    },
    onFrame(/** @type {(buffer: ArrayBuffer) => void} */ fn) {
      frameReaders.push(fn);
      return () => {};
    },
    retry() {},
    close() {},
    /** The last message of a type that the page sent. */
    last(/** @type {string} */ type) {
      return sent.findLast((message) => message.type === type);
    },
    tell(/** @type {Message} */ message) {
      for (const reader of readers) reader(message);
    },
    tellFrame(/** @type {ArrayBuffer} */ buffer) {
      for (const reader of frameReaders) reader(buffer);
    },
  };
}

/**
 * A run of its own beside the one on screen, for files that need more of it than has come: asked for, listened to, and let go of.
 */
import { decodeFrame } from './frames.js';
import { Refused } from './refused.js';

/** @typedef {import('./socket.js').Socket} Socket */
/** @typedef {import('./socket.js').Message} Message */
/**
 * @typedef {object} Listener
 * @property {(message: Message) => void} [message] what the server says of the run, refusals left out
 * @property {(header: any, payload: Float64Array) => void} [frame] what it sends of it
 */
/** @typedef {(message: { type: string, [field: string]: unknown }) => void} Say says more about the run, by its name */

let serial = 0;

/**
 * @template T
 * @param {Socket} socket
 * @param {{ spec: import('./spec.js').RunSpec, from: number, until: number }} asked
 * @param {AbortSignal} signal
 * @param {(done: (result: T) => void, say: Say) => Listener} listen
 * @returns {Promise<T>} rejects with the signal's reason when it is stopped, with `Refused` where the server or the line says no
 */
export async function runBeside(socket, asked, signal, listen) {
  signal.throwIfAborted();
  serial += 1;
  const run = `take${serial}`;
  /** @type {(() => void)[]} */
  const stops = [];
  const leave = () => {
    for (const stop of stops) stop();
    socket.send({ type: 'run.cancel', run });
  };
  const coming = new Promise((resolve, reject) => {
    const lost = () => reject(new Refused({ code: 'unreachable', message: 'the connection was lost', where: [] }));
    const say = (/** @type {any} */ message) => {
      if (!socket.send({ run, ...message })) lost();
    };
    const listener = listen(resolve, say);
    const onMessage = (/** @type {Message} */ message) => {
      if (message.run !== run) return;
      if (message.type === 'error') reject(new Refused(/** @type {any} */ (message)));
      else listener.message?.(message);
    };
    const onFrame = (/** @type {ArrayBuffer} */ buffer) => {
      const { header, payload } = decodeFrame(buffer);
      if (header.run === run) listener.frame?.(header, payload);
    };
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    stops.push(socket.onMessage(onMessage), socket.onFrame(onFrame), socket.connection.subscribe(lost), () =>
      signal.removeEventListener('abort', onAbort),
    );
    say({ type: 'run.start', ...asked });
  });
  return /** @type {Promise<T>} */ (coming).finally(leave);
}

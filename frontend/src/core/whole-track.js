/**
 * A run's rows to its end, for what needs all of them at once: those on screen where they have come, else fetched beside them.
 */
import { decodeFrame } from './frames.js';
import { Refused } from './refused.js';
import { RunTrack } from './track.js';

/** @typedef {import('./socket.js').Socket} Socket */
/** @typedef {import('./socket.js').Message} Message */
/** @typedef {import('./export-list.js').Watch} Watch */

let serial = 0;

/**
 * @param {Socket} socket
 * @param {RunTrack} shown
 * @param {Watch} watch
 * @returns {Promise<RunTrack>} rejects with the signal's reason when it is stopped, with `Refused` where the server or the line says no
 */
export async function wholeTrack(socket, shown, { signal, progress }) {
  if (shown.finished) return shown;
  signal.throwIfAborted();
  serial += 1;
  const name = `take${serial}`;
  /** @type {RunTrack | null} */
  let track = null;
  /** @type {(() => void)[]} */
  const stops = [];
  const leave = () => {
    for (const stop of stops) stop();
    socket.send({ type: 'run.cancel', run: name });
  };
  const coming = new Promise((resolve, reject) => {
    const lost = () => reject(new Refused({ code: 'unreachable', message: 'the connection was lost', where: [] }));
    const onMessage = (/** @type {Message} */ message) => {
      if (message.run !== name) return;
      if (message.type === 'run.started') track = new RunTrack(/** @type {any} */ (message), shown.asked);
      else if (message.type === 'error') reject(new Refused(/** @type {any} */ (message)));
      else if (message.type === 'run.ended') {
        track?.finish(message.ends);
        resolve(track);
      }
    };
    const onFrame = (/** @type {ArrayBuffer} */ buffer) => {
      const { header, payload } = decodeFrame(buffer);
      if (header.run !== name || !track) return;
      track.put(header.from, header.rows, payload);
      progress((track.last + 1) / (track.steps + 1));
    };
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    stops.push(socket.onMessage(onMessage), socket.onFrame(onFrame), socket.connection.subscribe(lost), () =>
      signal.removeEventListener('abort', onAbort),
    );
    const until = shown.steps + 1;
    if (!socket.send({ type: 'run.start', run: name, spec: shown.asked, from: 0, until })) lost();
  });
  return /** @type {Promise<RunTrack>} */ (coming).finally(leave);
}

/**
 * A run's rows to its end, for what needs all of them at once: those on screen where they have come, else fetched beside them.
 */
import { runBeside } from './beside.js';
import { RunTrack } from './track.js';

/** @typedef {import('./export-list.js').Watch} Watch */

/**
 * @param {import('./socket.js').Socket} socket
 * @param {RunTrack} shown
 * @param {Watch} watch
 * @returns {Promise<RunTrack>} rejects with the signal's reason when it is stopped, with `Refused` where the server or the line says no
 */
export async function wholeTrack(socket, shown, { signal, progress }) {
  if (shown.finished) return shown;
  const asked = { spec: shown.asked, from: 0, until: shown.steps + 1 };
  return runBeside(socket, asked, signal, (done) => {
    /** @type {RunTrack | null} */
    let track = null;
    return {
      message(message) {
        if (message.type === 'run.started') track = new RunTrack(/** @type {any} */ (message), shown.asked);
        else if (message.type === 'run.ended' && track) {
          track.finish(message.ends);
          done(track);
        }
      },
      frame(header, payload) {
        if (!track) return;
        track.put(header.from, header.rows, payload);
        progress((track.last + 1) / (track.steps + 1));
      },
    };
  });
}

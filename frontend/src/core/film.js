/**
 * What the networks of a training say at chosen updates, from a run beside the one on screen: for a film of how they learn.
 */
import { runBeside } from './beside.js';
import { partsOf } from './looks.js';

/** @typedef {import('./track.js').RunTrack} RunTrack */
/** @typedef {readonly Float32Array[]} Pose what each racer's network says after one update: its outputs, [n_out, size, size] or [n_out, size] */

/**
 * @param {import('./socket.js').Socket} socket
 * @param {RunTrack} run all of it
 * @param {{ steps: readonly number[], size: number }} wanted updates, which rise; points along each side
 * @param {import('./export-list.js').Watch} watch
 * @returns {Promise<Map<number, Pose>>} by update
 */
export async function filmOf(socket, run, { steps, size }, { signal, progress }) {
  const wants = run.racers.map((_, racer) => ({ what: 'outputs', racer, size }));
  const asked = { spec: run.asked, from: run.last + 1, until: run.last + 2 };
  return runBeside(socket, asked, signal, (done, say) => {
    /** @type {Map<number, Pose>} */
    const film = new Map();
    const next = () => {
      const step = steps[film.size];
      if (step === undefined) done(film);
      else say({ type: 'run.look', look: 'film', step, wants });
    };
    return {
      message(message) {
        if (message.type === 'run.started') next();
      },
      frame(header, payload) {
        if (header.type !== 'run.look') return;
        const parts = partsOf(header.parts, payload);
        film.set(
          header.step,
          parts.map(({ arrays }) => Float32Array.from(arrays[0] ?? [])),
        );
        progress(film.size / steps.length);
        next();
      },
    };
  });
}

/**
 * The runs of the pins: each is fetched whole, one after another, so that the run on screen is never the one that gives way to the
 * server's bound on runs of one connection.
 */
import { decodeFrame } from './frames.js';
import { effect, signal } from './signal.js';
import { RunTrack } from './track.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./socket.js').Message} Message */
/** @typedef {import('./socket.js').Socket} Socket */
/**
 * @typedef {object} PinnedRun
 * @property {RunSpec} spec
 * @property {RunTrack | null} track null until its rows come; `track.version` bumps as they do
 */
/** @typedef {ReturnType<typeof createPinnedRuns>} PinnedRuns */

/**
 * @param {{ socket: Socket, pins: import('./signal.js').Readable<readonly RunSpec[]> }} options
 */
export function createPinnedRuns({ socket, pins }) {
  const runs = signal(/** @type {readonly PinnedRun[]} */ ([]));
  /** @type {Set<PinnedRun>} */
  const refused = new Set();
  /** @type {{ id: string, run: PinnedRun } | null} */
  let flight = null;
  let serial = 0;

  const waiting = () => runs.value.find((run) => !run.track?.finished && !refused.has(run));
  const fetchNext = () => {
    const run = flight ? undefined : waiting();
    if (!run) return;
    serial += 1;
    const from = (run.track?.last ?? -1) + 1;
    const started = { type: 'run.start', run: `pin${serial}`, spec: run.spec, from, until: run.spec.steps + 1 };
    if (socket.send(started)) flight = { id: started.run, run };
  };
  /** The server keeps a run until it is cancelled, so that it can be gone on with. */
  const leave = () => {
    if (flight) socket.send({ type: 'run.cancel', run: flight.id });
    flight = null;
  };
  const follow = () => {
    const known = new Map(runs.value.map((run) => [run.spec, run]));
    runs.value = pins.value.map((spec) => known.get(spec) ?? { spec, track: null });
    if (flight && !runs.value.includes(flight.run)) leave();
    fetchNext();
  };
  const begin = (/** @type {PinnedRun} */ run, /** @type {Message} */ message) => {
    if (run.track) return;
    run.track = new RunTrack(/** @type {any} */ (message), run.spec);
    runs.value = [...runs.value];
  };
  const onMessage = (/** @type {Message} */ message) => {
    if (!flight || message.run !== flight.id) return;
    const { run } = flight;
    if (message.type === 'run.started') return begin(run, message);
    if (message.type === 'run.ended') run.track?.finish(message.ends);
    else if (message.type === 'error') refused.add(run);
    leave();
    fetchNext();
  };
  const onFrame = (/** @type {ArrayBuffer} */ buffer) => {
    if (!flight) return;
    const { header, payload } = decodeFrame(buffer);
    if (header.run === flight.id) flight.run.track?.put(header.from, header.rows, payload);
  };
  const onConnection = (/** @type {string} */ connection) => {
    flight = null;
    if (connection === 'open') fetchNext();
  };

  const stops = [
    socket.onMessage(onMessage),
    socket.onFrame(onFrame),
    socket.connection.subscribe(onConnection),
    effect(follow, [pins]),
  ];
  return {
    /** One for each pin, in their order. A new list comes when a pin comes or goes, or when the first rows of one have come. */
    runs,
    dispose() {
      for (const stop of stops) stop();
      leave();
    },
  };
}

/**
 * The run on screen and the newer ones on their way. The newest change wins: every start cancels what came before it, a run comes
 * on screen as soon as it reaches the playhead, and never an older one after a newer. A refused change leaves the last good run.
 */
import { decodeFrame } from './frames.js';
import { signal } from './signal.js';
import { placeKey } from './state.js';
import { RunTrack } from './track.js';

/** How many rows the page asks for beyond the playhead. */
export const ROWS_AHEAD = 2048;
/** How many rows beyond the playhead come with the first request: few, so that a dragged knob paints at once. */
export const FIRST_ROWS = 256;

/** @typedef {import("./spec.js").RunSpec} RunSpec */
/** @typedef {import("./socket.js").Message} Message */
/** @typedef {import("./socket.js").Socket} Socket */
/** @typedef {import("./state.js").Complaints} Complaints */
/** @typedef {import("./signal.js").Signal<Complaints>} ErrorSignal */
/** @typedef {ReturnType<typeof createRuns>} Runs */
/**
 * A run that was asked for. `id` is its name on the wire: a new one each time it is asked for again.
 * @typedef {object} Flight
 * @property {number} order
 * @property {string} id
 * @property {RunSpec} spec
 * @property {RunTrack | null} track
 * @property {number} until rows asked for: [0, until)
 * @property {boolean} live whether the server still works on it
 * @property {boolean} held whether the server still has it, at work or at its end
 * @property {boolean} stopped whether a reader was content with the rows that had come
 */
/** @typedef {{ done: number, of: number }} Progress rows that have come, of those that the playhead waits for */

/**
 * @param {{ socket: Socket, errors: ErrorSignal, wanted: () => number, frame: (fn: () => void) => void }} options
 *   where refusals go; the playhead's row; how to wait for the next frame
 */
export function createRuns({ socket, errors, wanted, frame }) {
  const current = signal(/** @type {RunTrack | null} */ (null));
  const pending = signal(false);
  /** @type {Map<string, Flight>} */
  const flights = new Map();
  /** @type {Flight | null} */
  let shown = null;
  /** @type {Flight | null} */
  let newest = null;
  /** @type {RunSpec | null} */
  let next = null;
  let frameTaken = false;
  let serial = 0;
  let orders = 0;

  const rowsOf = (/** @type {Flight} */ flight) => (flight.track ? flight.track.last + 1 : 0);
  const goalOf = (/** @type {Flight} */ flight) => Math.min(wanted(), flight.track?.total ?? Infinity) + 1;

  /** Asks for a flight from the rows it already has. */
  const request = (/** @type {Flight} */ flight) => {
    flights.delete(flight.id);
    serial += 1;
    flight.id = `r${serial}`;
    flight.until = Math.max(wanted() + 1 + FIRST_ROWS, rowsOf(flight) + 1);
    flights.set(flight.id, flight);
    flight.live = socket.send({
      type: 'run.start',
      run: flight.id,
      spec: flight.spec,
      from: rowsOf(flight),
      until: flight.until,
    });
    flight.held = flight.live;
    flight.stopped = false;
  };
  const cancel = (/** @type {Flight} */ flight) => {
    if (flight.live) socket.send({ type: 'run.cancel', run: flight.id });
    if (flight.live) flight.held = false;
    flight.live = false;
  };
  const more = (/** @type {Flight} */ flight, /** @type {number} */ ahead) => {
    flight.until = wanted() + 1 + ahead;
    socket.send({ type: 'run.more', run: flight.id, until: flight.until });
  };
  const launch = (/** @type {RunSpec} */ spec) => {
    for (const flight of flights.values()) cancel(flight);
    orders += 1;
    newest = { order: orders, id: '', spec, track: null, until: 0, live: false, held: false, stopped: false };
    pending.value = true;
    request(newest);
  };
  const launchOncePerFrame = () => {
    if (!next || frameTaken) return;
    const spec = next;
    next = null;
    if (spec === newest?.spec) return settle();
    frameTaken = true;
    frame(() => {
      frameTaken = false;
      launchOncePerFrame();
    });
    launch(spec);
  };

  /** What is on screen, or on its way, is what is wanted. */
  const settle = () => {
    pending.value = newest !== shown;
    errors.value = {};
  };
  const show = (/** @type {Flight} */ flight) => {
    if (flight !== shown && flight.track?.covers(wanted())) present(flight);
  };
  const present = (/** @type {Flight} */ flight) => {
    for (const other of flights.values()) if (other.order < flight.order) flights.delete(other.id);
    shown = flight;
    if (flight === newest) settle();
    current.value = flight.track;
  };
  /** Takes the newest run away; what has come of it is shown only where there is nothing else. */
  const abandon = () => {
    if (!newest) return;
    cancel(newest);
    if (shown) flights.delete(newest.id);
    else if (rowsOf(newest) > 0) present(newest);
    newest = shown;
    settle();
  };
  const refuse = (/** @type {Flight} */ flight, /** @type {Message} */ message) => {
    flights.delete(flight.id);
    flight.live = flight.held = false;
    if (flight !== newest) return;
    for (const other of flights.values()) if (other !== shown) flights.delete(other.id);
    pending.value = false;
    const complaint = complaintOf(message);
    errors.value = { [placeKey(complaint.where)]: complaint };
    newest = shown;
    if (shown && !shown.live && !shown.track?.finished) request(shown);
  };

  const onMessage = (/** @type {Message} */ message) => {
    const flight = flights.get(message.run);
    if (!flight || 'look' in message) return;
    if (message.type === 'run.started') flight.track ??= new RunTrack(/** @type {any} */ (message), flight.spec);
    else if (message.type === 'error') refuse(flight, message);
    else if (message.type === 'run.cancelled') flight.live = flight.held = false;
    else if (message.type === 'run.ended' && flight.track) {
      flight.live = false;
      flight.track.finish(message.ends);
      show(flight);
    }
  };
  const onFrame = (/** @type {ArrayBuffer} */ buffer) => {
    const { header, payload } = decodeFrame(buffer);
    const flight = flights.get(header.run);
    if (!flight?.track || header.type !== 'run.chunk') return;
    flight.track.put(header.from, header.rows, payload);
    show(flight);
  };
  const onConnection = (/** @type {string} */ connection) => {
    for (const flight of flights.values()) flight.live = flight.held = false;
    if (connection === 'open' && newest && !newest.track?.finished) request(newest);
  };

  const stops = [socket.onMessage(onMessage), socket.onFrame(onFrame), socket.connection.subscribe(onConnection)];
  return {
    /** The run on screen. */
    current,
    /** Whether a newer run than the one on screen was asked for and has not reached the playhead. */
    pending,
    /** Runs a spec; the newest of one frame's calls goes out. */
    start(/** @type {RunSpec} */ spec) {
      next = spec;
      launchOncePerFrame();
    },
    /** Cancels everything and shows no run. */
    halt() {
      for (const flight of flights.values()) cancel(flight);
      flights.clear();
      shown = newest = next = null;
      pending.value = false;
      errors.value = {};
      current.value = null;
    },
    /** How far what takes its time is, or null where nothing is waited for. @returns {Progress | null} */
    progress() {
      const flight = newest ?? shown;
      if (!flight || flight.stopped || flight.track?.finished) return null;
      const [done, of] = [rowsOf(flight), goalOf(flight)];
      return pending.value || done < of ? { done: Math.min(done, of), of } : null;
    },
    /**
     * Ends what is waited for: a newer run than the one on screen is given up, and of the one on screen no more is computed until
     * `resume`, or until the playhead is sent further.
     * @returns {RunSpec | null} what the run on screen was asked for with
     */
    stop() {
      next = null;
      if (newest !== shown) abandon();
      if (!shown || shown.track?.finished) return shown?.spec ?? null;
      if (rowsOf(shown) < goalOf(shown)) {
        cancel(shown);
        shown.stopped = true;
      } else if (!shown.live) request(shown);
      return shown.spec;
    },
    /** Goes on with a run that was stopped. */
    resume() {
      if (shown?.stopped && shown === newest) request(shown);
    },
    /** Asks for more rows as the playhead nears those that were asked for; a run that is on its way follows it too. */
    keepAhead() {
      if (shown?.stopped && rowsOf(shown) < goalOf(shown)) return request(shown);
      if (newest?.live && newest !== shown && newest.until <= wanted()) return more(newest, FIRST_ROWS);
      if (!shown?.live || shown !== newest || shown.until > (shown.track?.lastRow ?? 0)) return;
      if (wanted() + ROWS_AHEAD / 2 >= shown.until) more(shown, ROWS_AHEAD);
    },
    /**
     * The name on the wire of the run on screen, for asking the server more about it; where the server has let it go it is run once
     * more, without its rows. Null while there is no connection, or a newer run is on its way.
     */
    hold() {
      if (!shown || shown !== newest) return null;
      if (!shown.held) request(shown);
      return shown.held ? shown.id : null;
    },
    dispose() {
      for (const stop of stops) stop();
      for (const flight of flights.values()) cancel(flight);
    },
  };
}

/**
 * Keeps the player's bounds at what the run on screen has.
 * @param {import("./player.js").Player} player
 * @param {Runs} runs
 */
export function followRun(player, runs) {
  let stop = () => {};
  const follow = (/** @type {RunTrack | null} */ run) => {
    stop();
    if (!run) return;
    const update = () => {
      player.total.value = run.total;
      player.last.value = Math.max(run.last, 0);
    };
    update();
    stop = run.version.subscribe(update);
  };
  const leave = runs.current.subscribe(follow);
  follow(runs.current.value);
  return () => {
    leave();
    stop();
  };
}

/**
 * Tells of every change of the run on screen: another run, more rows, its end.
 * @param {Runs} runs
 * @param {() => void} changed
 */
export function watchVersions(runs, changed) {
  let stop = () => {};
  const follow = (/** @type {RunTrack | null} */ run) => {
    stop();
    changed();
    if (run) stop = run.version.subscribe(changed);
  };
  const leave = runs.current.subscribe(follow);
  follow(runs.current.value);
  return () => {
    leave();
    stop();
  };
}

/** @returns {import('./state.js').Complaint} */
function complaintOf(/** @type {Message} */ { code, message, where = [], values }) {
  return values ? { code, message, where, values } : { code, message, where };
}

/**
 * Looks at the run on screen beside its rows: what its networks say, one update, the loss plane. Of each name only one is under way,
 * and only the newest of those that come meanwhile follows it, so that the server works at the reader's pace.
 */
import { decodeFrame } from './frames.js';

/** Two looks of one name are at least this far apart. */
export const PACE_MS = 66;

/** @typedef {{ what: string, racer: number, [choice: string]: unknown }} Want */
/**
 * One reading: what its header says, and its arrays by their shapes.
 * @typedef {{ what: string, racer: number, step: number, arrays: readonly Float64Array[], shapes: readonly (readonly number[])[], [fact: string]: any }} Part
 */
/** @typedef {{ name: string, step: number, wants: readonly Want[], take: (parts: readonly Part[], step: number) => void }} Question */
/** @typedef {ReturnType<typeof createLooks>} Looks */

/**
 * @param {{
 *   socket: Pick<import('./socket.js').Socket, 'send' | 'onFrame' | 'onMessage' | 'connection'>,
 *   runs: { hold: () => string | null }, now?: () => number,
 * }} options
 */
export function createLooks({ socket, runs, now = () => performance.now() }) {
  /** @type {Map<string, Question>} */
  const waiting = new Map();
  /** @type {Map<string, { question: Question, run: string }>} */
  const under = new Map();
  /** @type {Map<string, number>} */
  const sent = new Map();

  const send = (/** @type {Question} */ question) => {
    const { name, step, wants } = question;
    if (under.has(name) || now() - (sent.get(name) ?? Number.NEGATIVE_INFINITY) < PACE_MS) return;
    const run = runs.hold();
    if (run === null || !socket.send({ type: 'run.look', run, look: name, step, wants })) return;
    waiting.delete(name);
    under.set(name, { question, run });
    sent.set(name, now());
  };
  const onFrame = (/** @type {ArrayBuffer} */ buffer) => {
    const { header, payload } = decodeFrame(buffer);
    if (header.type !== 'run.look') return;
    const asked = under.get(header.look);
    if (!asked || asked.run !== header.run) return;
    under.delete(header.look);
    asked.question.take(partsOf(header.parts, payload), header.step);
  };
  const onMessage = (/** @type {import('./socket.js').Message} */ message) => {
    if (message.type === 'run.cancelled') forget(message.run);
    else if (message.type === 'error' && message.look) under.delete(message.look);
    else if (message.type === 'error') forget(message.run);
  };
  const forget = (/** @type {string | undefined} */ run) => {
    for (const [name, asked] of under) if (run === undefined || asked.run === run) under.delete(name);
  };
  const stops = [
    socket.onFrame(onFrame),
    socket.onMessage(onMessage),
    socket.connection.subscribe(() => forget(undefined)),
  ];
  return {
    /** Asks, in place of an older question of the same name that has not gone out. */
    ask(/** @type {Question} */ question) {
      waiting.set(question.name, question);
    },
    /** Lets everything go: what is under way is no longer taken. */
    clear() {
      waiting.clear();
      under.clear();
    },
    /** Whether anything was asked for that has not come. */
    get busy() {
      return waiting.size + under.size > 0;
    },
    /** Sends what may go out now; once a frame. */
    tick() {
      for (const question of [...waiting.values()]) send(question);
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

/**
 * @param {readonly any[]} parts
 * @param {Float64Array} payload
 * @returns {Part[]}
 */
export function partsOf(parts, payload) {
  let offset = 0;
  return parts.map((part) => {
    const arrays = part.shapes.map((/** @type {number[]} */ shape) => {
      const size = shape.reduce((product, side) => product * side, 1);
      offset += size;
      return payload.subarray(offset - size, offset);
    });
    return { ...part, arrays };
  });
}

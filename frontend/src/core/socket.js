/**
 * One WebSocket that comes back by itself: exponential back-off with full jitter, so that a class of hundreds does not return at
 * the same moment, and a heartbeat, so that a silently dead connection is noticed.
 */
import { signal } from './signal.js';

export const PROTOCOL = 1;
export const FIRST_WAIT_MS = 250;
export const LONGEST_WAIT_MS = 10_000;
const HEARTBEAT_MS = 15_000;

/** @typedef {"connecting" | "open" | "waiting" | "outdated" | "closed"} Connection */
/** @typedef {{ type: string, [field: string]: any }} Message */
/** @typedef {ReturnType<typeof createSocket>} Socket */
/**
 * @typedef {object} SocketOptions
 * @property {string} url
 * @property {(url: string) => WebSocket} [connect]
 * @property {() => number} [random]
 * @property {(fn: () => void, ms: number) => unknown} [later]
 * @property {(timer: any) => void} [forget]
 */

/**
 * @param {SocketOptions} options
 */
export function createSocket({
  url,
  connect = (address) => new WebSocket(address),
  random = Math.random,
  later = (fn, ms) => setTimeout(fn, ms),
  forget = (timer) => clearTimeout(timer),
}) {
  const connection = signal(/** @type {Connection} */ ('connecting'));
  const hello = signal(/** @type {Message | null} */ (null));
  /** @type {Set<(message: Message) => void>} */
  const readers = new Set();
  /** @type {Set<(buffer: ArrayBuffer) => void>} */
  const frameReaders = new Set();
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {unknown} */
  let timer = null;
  let failures = 0;
  let heard = true;

  const restartTimer = (/** @type {() => void} */ fn, /** @type {number} */ ms) => {
    forget(timer);
    timer = later(fn, ms);
  };
  const beat = () => {
    if (!heard) return lose();
    heard = false;
    send({ type: 'ping', at: null });
    restartTimer(beat, HEARTBEAT_MS);
  };
  const open = () => {
    connection.value = 'connecting';
    const fresh = connect(url);
    fresh.binaryType = 'arraybuffer';
    fresh.onmessage = ({ data }) => socket === fresh && receive(data);
    fresh.onclose = () => socket === fresh && lose();
    socket = fresh;
  };
  const lose = () => {
    const lost = socket;
    socket = null;
    lost?.close();
    connection.value = 'waiting';
    const wait = random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    failures += 1;
    restartTimer(open, wait);
  };
  const close = (/** @type {Connection} */ why = 'closed') => {
    const old = socket;
    socket = null;
    forget(timer);
    old?.close();
    connection.value = why;
  };
  const welcome = (/** @type {Message} */ message) => {
    if (message.protocol !== PROTOCOL) return close('outdated');
    failures = 0;
    hello.value = message;
    connection.value = 'open';
    restartTimer(beat, HEARTBEAT_MS);
  };
  const receive = (/** @type {unknown} */ data) => {
    heard = true;
    if (data instanceof ArrayBuffer) {
      for (const reader of [...frameReaders]) reader(data);
      return;
    }
    const message = /** @type {Message} */ (JSON.parse(String(data)));
    if (message.type === 'hello') return welcome(message);
    for (const reader of [...readers]) reader(message);
  };
  const send = (/** @type {Message} */ message) => {
    if (connection.value !== 'open' || !socket) return false;
    socket.send(JSON.stringify(message));
    return true;
  };

  open();
  return {
    /** In which state the connection is; messages pass only while it is `open`, that is after the server's hello. */
    connection,
    hello,
    /** Sends, or returns false while there is no connection. */
    send,
    onMessage: (/** @type {(message: Message) => void} */ fn) => subscribe(readers, fn),
    onFrame: (/** @type {(buffer: ArrayBuffer) => void} */ fn) => subscribe(frameReaders, fn),
    /** Tries again now instead of waiting: the network came back, or a reader asked. */
    retry() {
      if (connection.value !== 'waiting') return;
      forget(timer);
      open();
    },
    close: () => close(),
  };
}

/**
 * @template T
 * @param {Set<T>} set
 * @param {T} item
 * @returns {() => void}
 */
function subscribe(set, item) {
  set.add(item);
  return () => {
    set.delete(item);
  };
}

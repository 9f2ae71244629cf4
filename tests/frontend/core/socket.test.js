import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSocket, FIRST_WAIT_MS, LONGEST_WAIT_MS, PROTOCOL } from '../../../frontend/src/core/socket.js';

/**
 * A socket under a hand-turned clock.
 * @param {{ random?: () => number }} [options]
 */
function setUp({ random = () => 1 } = {}) {
  const lines = /** @type {any[]} */ ([]);
  /** @type {{ fn: () => void, ms: number } | null} */
  let timer = null;
  const socket = createSocket({
    url: 'ws://host/ws',
    connect: () => {
      const line = { sent: /** @type {string[]} */ ([]), closed: false };
      lines.push(
        Object.assign(line, {
          send: (/** @type {string} */ text) => line.sent.push(text),
          close: () => (line.closed = true),
        }),
      );
      return lines.at(-1);
    },
    random,
    later: (fn, ms) => {
      timer = { fn, ms };
      return timer;
    },
    forget: (given) => {
      if (given === timer) timer = null;
    },
  });
  const greet = (protocol = PROTOCOL) => lines.at(-1).onmessage({ data: JSON.stringify({ type: 'hello', protocol }) });
  const ring = () => {
    const { fn, ms } = /** @type {{ fn: () => void, ms: number }} */ (timer);
    timer = null;
    fn();
    return ms;
  };
  return { socket, lines, greet, ring, waiting: () => timer };
}

test('messages pass once the server has said hello', () => {
  const { socket, lines, greet } = setUp();
  assert.equal(socket.send({ type: 'run.start' }), false);
  greet();
  assert.equal(socket.connection.value, 'open');
  assert.equal(socket.send({ type: 'run.start' }), true);
  assert.deepEqual(lines[0].sent, ['{"type":"run.start"}']);
});

test('it comes back by itself, waiting longer after each failure up to a bound, and soon again after a success', () => {
  const { lines, greet, ring } = setUp();
  const waits = [];
  for (let failure = 0; failure < 8; failure += 1) {
    lines.at(-1).onclose();
    waits.push(ring());
  }
  const doubling = Array.from({ length: 8 }, (_, i) => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** i));
  assert.deepEqual(waits, doubling);
  greet();
  lines.at(-1).onclose();
  assert.equal(ring(), FIRST_WAIT_MS);
});

test('the wait is spread over its whole length, so that a class does not return at once', () => {
  const { lines, ring } = setUp({ random: () => 0.25 });
  lines.at(-1).onclose();
  assert.equal(ring(), FIRST_WAIT_MS / 4);
});

test('a connection that answers nothing between two heartbeats is given up', () => {
  const { socket, lines, greet, ring } = setUp();
  greet();
  ring();
  assert.deepEqual(lines[0].sent, ['{"type":"ping","at":null}']);
  lines[0].onmessage({ data: '{"type":"pong","at":null}' });
  ring();
  ring();
  assert.equal(socket.connection.value, 'waiting');
  assert.equal(lines[0].closed, true);
});

test('text and binary reach their readers until they leave', () => {
  const { socket, lines, greet } = setUp();
  greet();
  const heard = /** @type {unknown[]} */ ([]);
  const leave = socket.onMessage((message) => heard.push(message.type));
  socket.onFrame((buffer) => heard.push(buffer.byteLength));
  lines[0].onmessage({ data: '{"type":"run.started"}' });
  lines[0].onmessage({ data: new ArrayBuffer(8) });
  leave();
  lines[0].onmessage({ data: '{"type":"run.ended"}' });
  assert.deepEqual(heard, ['run.started', 8]);
});

test('a server of another protocol is not talked to, and not called again', () => {
  const { socket, greet, waiting } = setUp();
  greet(PROTOCOL + 1);
  assert.equal(socket.connection.value, 'outdated');
  assert.equal(waiting(), null);
});

test('a reader may ask it to try at once', () => {
  const { socket, lines } = setUp();
  lines[0].onclose();
  socket.retry();
  assert.equal(lines.length, 2);
  assert.equal(socket.connection.value, 'connecting');
});

test('what an old connection says after it was given up is not heard', () => {
  const { socket, lines, greet } = setUp();
  greet();
  lines[0].onclose();
  lines[0].onmessage({ data: JSON.stringify({ type: 'hello', protocol: PROTOCOL }) });
  assert.equal(socket.connection.value, 'waiting');
});

test('a closed socket stays closed', () => {
  const { socket, lines, greet, waiting } = setUp();
  greet();
  socket.close();
  lines[0].onclose();
  assert.equal(socket.connection.value, 'closed');
  assert.equal(waiting(), null);
});

"""The WebSocket endpoint: one task that always reads, one that works and sends."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from time import perf_counter
from typing import Any

import orjson
from pydantic_core import to_json
from starlette.websockets import WebSocket, WebSocketDisconnect

from descentlab.api.errors import envelope
from descentlab.api.origin import may_connect
from descentlab.api.rate import Rate
from descentlab.api.server.socket_protocol import TOO_LARGE
from descentlab.api.server.wire import EXTENSION, Wire
from descentlab.api.service import Service
from descentlab.api.visit import Visit
from descentlab.session.conversation import Conversation
from descentlab.session.refusal import Refusal
from descentlab.session.runs import Answer, RunSession
from descentlab.version import VERSION

log = logging.getLogger("descentlab")

SLOW, FLOOD = 4008, 4029
"""Close codes: the client does not read what it is sent; it goes on sending far more than it may."""

_CAUSES = {SLOW: "slow", FLOOD: "flood"}

FLOOD_AFTER = 1000
"""Messages in a row beyond the rate after which the connection is closed."""


TURN_SECONDS = 0.001
"""A turn goes on until this long: a short run is begun, computed and ended in one or two."""

_FAULT = Refusal("internal", "The server made a mistake in this run; its log says which.")


class SocketSession:
    """One connection from `hello` to the end.

    The reader is never held up by work or by sending: a client whose messages are not read cannot be seen to be alive.
    """

    def __init__(self, socket: WebSocket, service: Service) -> None:
        self._socket = socket
        self._limits = limits = service.limits
        self._turns = service.turns
        self._metrics = service.metrics
        self._wire = _wire(socket)
        self._visit = Visit(service.rooms, self._wire, self._answer, _address(socket))
        self._budget = service.turns.budget()
        self._conversation = Conversation(limits, VERSION)
        self._news = asyncio.Event()
        self._rate = Rate(limits.messages_per_second, limits.message_burst, asyncio.get_running_loop().time)

    async def run(self) -> None:
        """Serve the connection until either side ends it."""
        reader, worker = asyncio.create_task(self._read()), asyncio.create_task(self._work())
        try:
            done, _ = await asyncio.wait({reader, worker}, return_when=asyncio.FIRST_COMPLETED)
            code = next((task.result() for task in done), None)
        finally:
            for task in (reader, worker):
                task.cancel()
            self._visit.end()
            await asyncio.gather(reader, worker, return_exceptions=True)
            self._conversation.end()
        if code is not None:
            self._metrics.drop(_CAUSES[code])
            with suppress(WebSocketDisconnect, RuntimeError):
                await self._socket.close(code)
            if self._wire is not None:
                self._wire.see_off()

    async def _read(self) -> int | None:
        """Take messages in; returns the close code for a client that has to go, None when it has gone."""
        while True:
            event = await self._socket.receive()
            if event["type"] == "websocket.disconnect":
                return None
            self._metrics.messages.inc()
            self._hear(event)
            self._news.set()
            if self._rate.refused > FLOOD_AFTER:
                return FLOOD
            if len(self._conversation.outbox) > self._limits.outbox:
                return SLOW

    def _hear(self, event: Mapping[str, Any]) -> None:
        if not self._rate.allows():
            if self._rate.refused == 1:
                self._conversation.refuse(self._too_many())
            return
        text = event.get("text")
        data = event.get("bytes", b"") if text is None else text
        size = event.get(TOO_LARGE, len(data))
        if size > self._limits.message_bytes:
            self._conversation.too_large(size)
        else:
            self._conversation.hear(data)
            while self._conversation.mail:
                self._visit.take(self._conversation.mail.popleft())

    def _answer(self, answer: Answer) -> None:
        self._conversation.outbox.append(answer)
        self._news.set()

    def _too_many(self) -> Refusal:
        limit = self._limits.messages_per_second
        message = f"Too many messages: at most {limit} a second. What came beyond that was not read; send it again."
        return Refusal("too_fast", message, (), {"limit": limit})

    async def _work(self) -> None:
        """Send what waits to be sent; when nothing does, do a slice of work; when there is none, wait for news."""
        conversation = self._conversation
        while True:
            while conversation.outbox:
                await self._send(conversation.outbox.popleft())
            self._visit.answered()
            if conversation.runs.waiting:
                await self._slice()
            else:
                self._news.clear()
                await self._news.wait()

    async def _slice(self) -> None:
        """A turn of work; what takes longer is done beside the event loop, so that everybody's turns go on."""
        run = self._conversation.runs.next()
        if run is not None and run.slow:
            with self._counting(run), self._refusing(run):
                await self._turns.aside(self._budget, run.ahead)
            return
        async with self._turns.turn(self._budget):
            until = perf_counter() + TURN_SECONDS
            while (run := self._conversation.runs.next()) is not None and not run.slow:
                self._advance(run)
                if perf_counter() > until:
                    break

    def _advance(self, run: RunSession) -> None:
        with self._counting(run), self._refusing(run):
            self._conversation.work()

    @contextmanager
    def _counting(self, run: RunSession) -> Iterator[None]:
        before, begun = run.rows, run.begun
        yield
        self._metrics.steps.inc(run.rows - before)
        self._metrics.runs.inc(run.begun and not begun)

    @contextmanager
    def _refusing(self, run: RunSession) -> Iterator[None]:
        """Whatever goes wrong with a run is told of the run; the connection goes on."""
        try:
            yield
        except Refusal as refusal:
            self._conversation.refuse_run(run, refusal)
        except Exception:
            log.exception("a run failed")
            self._conversation.refuse_run(run, _FAULT)

    async def _send(self, answer: Answer) -> None:
        event = {"bytes": answer} if isinstance(answer, bytes) else {"text": _text(answer)}
        try:
            await self._socket.send({"type": "websocket.send", **event})
        except RuntimeError:  # it was closed meanwhile, for the client is silent or the server stops
            raise WebSocketDisconnect from None


def _text(answer: Mapping[str, object]) -> str:
    try:
        return orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY).decode()
    except TypeError:  # an integer beyond 64 bits, sent back as it came
        return to_json(answer, inf_nan_mode="null").decode()


async def serve_socket(socket: WebSocket, service: Service) -> None:
    """Accept a connection and serve it, or refuse it before it is one; a client that goes away is no error."""
    try:
        _check_origin(socket, service)
        with service.door.entered(_address(socket)):
            await socket.accept()
            service.metrics.connections.inc()
            await SocketSession(socket, service).run()
    except Refusal as refusal:
        service.metrics.refused.labels(refusal.code).inc()
        await socket.send_denial_response(envelope(refusal))
    except WebSocketDisconnect:
        log.debug("a client went away")


def _address(socket: WebSocket) -> str:
    return socket.client.host if socket.client else ""


def _wire(socket: WebSocket) -> Wire | None:
    """The way past the app's queue; no other server than this app's own has it, and rooms need it."""
    offered: Wire | None = socket.scope.get("extensions", {}).get(EXTENSION, {}).get("wire")
    return offered


def _check_origin(socket: WebSocket, service: Service) -> None:
    if not may_connect(socket.headers, service.settings.origins):
        message = "Pages from this origin may not connect; the host can allow it with DESCENTLAB_ORIGINS."
        raise Refusal("origin", message)

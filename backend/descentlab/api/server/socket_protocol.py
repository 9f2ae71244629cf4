"""The WebSocket protocol class: uvicorn's, but rid of clients that are gone, and telling of messages too large.

Stock uvicorn closes a connection whose ping was not answered with `transport.close()`, which waits for a flush that
never comes when the client has stopped reading: the socket and its kernel buffer stay for ever. Here such a
connection is cut.
"""

from collections.abc import Callable
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from descentlab.api.server.deadline import Deadline
from descentlab.api.server.gate import EMPTY_LAST_FRAME, Gate, Swallowed
from descentlab.api.server.stall import StallWatch, cut
from descentlab.api.server.wire import EXTENSION

TOO_LARGE = "descentlab.too_large"
"""The key of a `websocket.receive` event that stands for a message beyond the limit; its value is the bytes it had."""


SEEN_OFF = 2.0
"""Seconds that a client has to go which was told to."""


def _nobody() -> None:
    """Who waits for a client that can take something again: nobody, before it is in a room."""


class SocketProtocol(StallWatch, WebSocketsSansIOProtocol):
    """uvicorn's `websockets-sansio`, with an end for clients that do not read or do not answer."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._gate = Gate(self.config.ws_max_size)
        self._cutting_short = False
        self._took_something = False
        self.drained: Callable[[], None] = _nobody

    def data_received(self, data: bytes) -> None:
        if not self.handshake_initiated:
            super().data_received(data)
            return
        for part in self._gate.feed(data):
            if isinstance(part, bytes):
                self._parse(part)
            else:
                self._tell_too_large(part)

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:
            self.scope["extensions"][EXTENSION] = {"wire": self}

    def put(self, frame: bytes) -> bool:
        """Write a frame that was made for many; False where the client is behind or gone."""
        if not self.writable.is_set() or self.close_sent or self.transport.is_closing():
            return False
        self.transport.write(frame)
        return True

    def see_off(self) -> None:
        """Cut off, before long, a client that was told to go and stays: uvicorn would wait until it has read that."""
        if self.close_timer is not None:
            self.close_timer.cancel()
            self.close_timer = self.loop.call_later(SEEN_OFF, cut, self.transport)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._took_something = True
        self.drained()

    def connection_lost(self, exc: Exception | None) -> None:
        self.drained = _nobody
        super().connection_lost(exc)
        if self.handshake_complete:
            self.scope["extensions"].pop(EXTENSION, None)  # a cycle, which would wait for the collector

    def send_receive_event_to_app(self) -> None:
        data = b"".join(self.frames)
        self.frames = []
        if self.close_sent or self._cutting_short:
            return
        if self.curr_msg_data_type == "bytes":
            self._deliver({"type": "websocket.receive", "bytes": data})
            return
        try:
            text = data.decode()
        except UnicodeDecodeError:
            self.conn.send_close(1007, "text that is not UTF-8")
            self.handle_parser_exception()
            return
        self._deliver({"type": "websocket.receive", "text": text})

    def send_keepalive_ping(self) -> None:
        super().send_keepalive_ping()
        if self.pong_timer is not None:
            self._await_pong()

    def keepalive_timeout(self) -> None:
        if self._took_something or not self.writable.is_set():
            self._await_pong()  # the ping is behind what the client is reading; who reads nothing is stalled
            return
        super().keepalive_timeout()
        self.dropped("silent")
        cut(self.transport)

    def _await_pong(self) -> None:
        if self.pong_timer is not None:
            self.pong_timer.cancel()
        self._took_something = False
        seconds = self.ping_timeout or 0.0
        self.pong_timer = Deadline(self.loop, seconds, self.keepalive_timeout)  # type: ignore[assignment]

    def _parse(self, data: bytes) -> None:
        super().data_received(data)

    def _tell_too_large(self, message: Swallowed) -> None:
        if message.begun:
            self._cutting_short = True
            self._parse(EMPTY_LAST_FRAME)
            self._cutting_short = False
        if not (self.close_sent or self.disconnected):
            self._deliver({"type": "websocket.receive", TOO_LARGE: message.size})

    def _deliver(self, event: dict[str, Any]) -> None:
        self.queue.put_nowait(event)  # type: ignore[arg-type]
        if not self.read_paused:
            self.read_paused = True
            self.transport.pause_reading()

"""The HTTP protocol class: uvicorn's on h11, with a deadline for the head of a request."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from descentlab.api.server.deadline import Deadline
from descentlab.api.server.stall import StallWatch

LINGER = 2**22
"""Bytes of a body that are still taken and thrown away once it has been refused.

A connection that is closed while its client sends loses the answer that says why; one that has answered need not take
in whatever anybody cares to send.
"""


class RequestProtocol(StallWatch, H11Protocol):
    """uvicorn's HTTP/1.1, which drops a connection that opens and sends no whole request head in time.

    uvicorn times only the pause between requests: a client that sends one byte of a header a minute would keep its
    socket.
    """

    head_timeout = 10.0

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._head_timer: Deadline | None = None
        self._thrown_away = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if self._head_timer is None and self._between_requests():
            self._await_head()
        cycle: RequestResponseCycle | None = self.cycle
        answered = cycle is not None and cycle.response_complete
        super().data_received(data)
        # What comes after an answer and begins no request is the rest of a body that nobody waits for.
        self._thrown_away = self._thrown_away + len(data) if answered and self.cycle is cycle else 0
        if self._thrown_away > LINGER:
            self.transport.abort()
        if not self._between_requests() or self._handed_on():
            self._forget_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_head()
        super().connection_lost(exc)

    def _between_requests(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is None or cycle.response_complete

    def _handed_on(self) -> bool:
        """Whether the connection is a WebSocket now, and no more is heard of it here."""
        return self.transport.get_protocol() is not self

    def _await_head(self) -> None:
        self._head_timer = Deadline(self.loop, self.head_timeout, self._head_is_late)

    def _forget_head(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _head_is_late(self) -> None:
        self._head_timer = None
        if self._between_requests():
            self.transport.abort()

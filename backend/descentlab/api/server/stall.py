"""A watch over clients that take nothing of what is written to them."""

import asyncio
import socket
import struct
from collections.abc import Callable
from functools import partial

from descentlab.api.server.deadline import Deadline

DropCounter = Callable[[str], None]

LOOKS = 5
"""How often a full connection is looked at within the time it has to take something."""
RESET = struct.pack("ii", 1, 0)


def cut(transport: asyncio.Transport) -> None:
    """End a connection at once, by a reset.

    An abort alone leaves it to the kernel to deliver what it has taken already: it would hold that for minutes, for a
    client that takes nothing.
    """
    found = transport.get_extra_info("socket")
    if found is not None:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    transport.abort()


class StallWatch(asyncio.Protocol):
    """A part of a protocol class: drops a connection that is full and takes nothing for `stall_timeout` seconds.

    A slow reader may go on as long as it reads; asyncio itself would wait for a stalled one for ever.
    """

    stall_timeout = 10.0
    dropped: DropCounter = staticmethod(lambda _cause: None)
    transport: asyncio.Transport
    loop: asyncio.AbstractEventLoop
    _stall_timer: Deadline | None = None

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._stall_timer is None:
            self._watch_for_stall(0)

    def resume_writing(self) -> None:
        self._forget_stall()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_stall()
        super().connection_lost(exc)

    def _watch_for_stall(self, looks: int) -> None:
        held = self.transport.get_write_buffer_size()
        self._stall_timer = Deadline(self.loop, self.stall_timeout / LOOKS, partial(self._look, held, looks + 1))

    def _look(self, held: int, looks: int) -> None:
        if self.transport.get_write_buffer_size() < held:
            self._watch_for_stall(0)
        elif looks < LOOKS:
            self._watch_for_stall(looks)
        else:
            self._stall_timer = None
            self.dropped("stalled")
            cut(self.transport)

    def _forget_stall(self) -> None:
        if self._stall_timer is not None:
            self._stall_timer.cancel()
            self._stall_timer = None

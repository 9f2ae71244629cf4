"""A watch over clients that take nothing of what is written to them."""

import asyncio
from collections.abc import Callable

DropCounter = Callable[[str], None]


class StallWatch(asyncio.Protocol):
    """A part of a protocol class: drops a connection that is full and takes nothing for `stall_timeout` seconds.

    A slow reader may go on as long as it reads; asyncio itself would wait for a stalled one for ever.
    """

    stall_timeout = 10.0
    dropped: DropCounter = staticmethod(lambda _cause: None)
    transport: asyncio.Transport
    loop: asyncio.AbstractEventLoop
    _stall_timer: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._stall_timer is None:
            self._watch_for_stall()

    def resume_writing(self) -> None:
        self._forget_stall()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_stall()
        super().connection_lost(exc)

    def _watch_for_stall(self) -> None:
        held = self.transport.get_write_buffer_size()
        self._stall_timer = self.loop.call_later(self.stall_timeout, self._drop_if_stalled, held)

    def _drop_if_stalled(self, held: int) -> None:
        if self.transport.get_write_buffer_size() < held:
            self._watch_for_stall()
        else:
            self._stall_timer = None
            self.dropped("stalled")
            self.transport.abort()

    def _forget_stall(self) -> None:
        if self._stall_timer is not None:
            self._stall_timer.cancel()
            self._stall_timer = None

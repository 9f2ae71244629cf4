"""Turns: one slice of work at a time in the whole server, in the order in which it was asked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """A fair queue of slices: who has had a turn waits behind everyone who asked meanwhile.

    Each turn is followed by one round of the event loop, so that reading, writing and timers go on between any two
    slices however many clients compute. Whoever takes a turn should do about a millisecond of work in it.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn; the work is done inside, without awaiting."""
        async with self._lock:
            yield
        await asyncio.sleep(0)

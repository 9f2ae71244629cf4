"""Turns: one slice of work at a time in the whole server, in the order in which it was asked for."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import perf_counter


class Budget:
    """What one client may compute before others: a bucket of seconds that fills with `share` seconds each second.

    It holds what it gains in one second; a slice may take it below zero.
    """

    def __init__(self, share: float, clock: Callable[[], float] = perf_counter) -> None:
        self._share = share
        self._clock = clock
        self._left = share
        self._then = clock()

    @property
    def spent(self) -> bool:
        """Whether the client has had its share for now."""
        now = self._clock()
        self._left = min(self._share, self._left + (now - self._then) * self._share)
        self._then = now
        return self._left <= 0

    def take(self, seconds: float) -> None:
        """A slice took this long."""
        self._left -= seconds


class Turns:
    """A fair queue of slices: who has had a turn waits behind everyone who asked meanwhile.

    A client whose `Budget` is spent has turns only while nobody else wants one, so that it can use what is idle and
    takes nothing from others. Each turn is followed by one round of the event loop, so that reading, writing and timers
    go on between any two slices however many clients compute. Whoever takes a turn should do about a millisecond of
    work in it.
    """

    def __init__(self, waited: Callable[[float], None] | None = None) -> None:
        self._waited = waited or (lambda _seconds: None)
        self._busy = False
        self._first: deque[asyncio.Future[None]] = deque()
        self._later: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def turn(self, budget: Budget | None = None) -> AsyncIterator[None]:
        """Wait for a turn; the work is done inside, without awaiting."""
        asked = perf_counter()
        await self._wait(self._later if budget is not None and budget.spent else self._first)
        began = perf_counter()
        self._waited(began - asked)
        try:
            yield
        finally:
            if budget is not None:
                budget.take(perf_counter() - began)
            self._pass_on()
        await asyncio.sleep(0)

    async def _wait(self, line: deque[asyncio.Future[None]]) -> None:
        if not self._busy:
            self._busy = True
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.cancelled():
                line.remove(place)
            else:
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """Hand the turn to whoever waits; those over their budget come last."""
        for line in (self._first, self._later):
            while line:
                place = line.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._busy = False

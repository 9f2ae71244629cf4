"""Turns: one slice of work at a time in the whole server, who has used least of late first."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from math import exp
from time import perf_counter
from typing import ParamSpec, TypeVar

from descentlab.session.line import Line

P = ParamSpec("P")
T = TypeVar("T")

UNKNOWN = 0.5
"""The use of a request that has no budget, being a slice or two: behind who is new, before who computes much."""


MEMORY = 10.0
"""Seconds over which what a client has computed is forgotten."""


class Budget:
    """What one client has computed of late, against its `share`: seconds of computing a second."""

    def __init__(self, share: float, clock: Callable[[], float] = perf_counter) -> None:
        self._share = share
        self._clock = clock
        self._seconds = 0.0
        self._then = clock()

    @property
    def used(self) -> float:
        """The part of its share that the client has had: 0 for one that is new, 1 for one that goes on as it may."""
        return self._fade() / (self._share * MEMORY)

    def take(self, seconds: float) -> None:
        """A slice took this long."""
        self._seconds = self._fade() + seconds

    def _fade(self) -> float:
        now = self._clock()
        self._seconds *= exp((self._then - now) / MEMORY)
        self._then = now
        return self._seconds


class Turns:
    """A fair queue of slices: who has used the least of its `Budget` is next, and among equals who asked first.

    So a short run is done at once however many long ones go on, and these have whatever nobody else wants: who computes
    much takes nothing from who computes little. Each turn is followed by one round of the event loop, so that reading,
    writing and timers go on between any two slices. Whoever takes a turn should do about a millisecond of work in it.
    """

    def __init__(self, waited: Callable[[float], None] | None = None, share: float = 0.2) -> None:
        self._share = share
        self._waited = waited or (lambda _seconds: None)
        self._line = Line()
        self._aside = Line()

    def budget(self) -> Budget:
        """For a client, or a request, that is new."""
        return Budget(self._share)

    @asynccontextmanager
    async def turn(self, budget: Budget | None = None) -> AsyncIterator[None]:
        """Wait for a turn; the work is done inside, without awaiting."""
        asked = perf_counter()
        await self._line.enter(_used(budget))
        began = perf_counter()
        self._waited(began - asked)
        try:
            yield
        finally:
            if budget is not None:
                budget.take(perf_counter() - began)
            # Not at once: whoever else has been heard in this round of the event loop is then in the line as well.
            asyncio.get_running_loop().call_soon(self._line.leave)
        await asyncio.sleep(0)

    async def aside(self, budget: Budget | None, function: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """Work that cannot be cut into slices: in a thread, one at a time, while turns go on."""
        await self._aside.enter(_used(budget))
        began = perf_counter()
        try:
            return await asyncio.to_thread(function, *args, **named)
        finally:
            if budget is not None:
                budget.take(perf_counter() - began)
            self._aside.leave()


def _used(budget: Budget | None) -> float:
    return UNKNOWN if budget is None else budget.used

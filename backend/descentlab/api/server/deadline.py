"""Deadlines that a client cannot miss because the server itself stood still."""

import asyncio
from collections.abc import Callable

HELD_UP = 0.5
"""Seconds of lateness of a timer that show that the server stood still: frozen, swapped out, its machine asleep."""

MORE_TIME = 1.0
"""Seconds more that everybody has then: what came meanwhile lies unread until timers have been called."""


class Deadline:
    """Calls back after some seconds, like the loop's own timer; later, once, where the server stood still meanwhile."""

    def __init__(self, loop: asyncio.AbstractEventLoop, seconds: float, missed: Callable[[], None]) -> None:
        self._loop = loop
        self._missed = missed
        self._due = loop.time() + seconds
        self._timer = loop.call_later(seconds, self._come)

    def cancel(self) -> None:
        """Call nobody."""
        self._timer.cancel()

    def _come(self) -> None:
        if self._loop.time() - self._due > HELD_UP:
            self._timer = self._loop.call_later(MORE_TIME, self._missed)
        else:
            self._missed()

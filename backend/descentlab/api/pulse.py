"""The event loop's pulse: how late it is, and whether it still can serve."""

import asyncio
import logging
from collections.abc import Callable

log = logging.getLogger("descentlab")

BEAT = 0.25
"""Seconds between two beats."""

TOO_LATE = 1.0
"""Seconds of lateness beyond which it is logged, and the server not ready until the next beat."""


class Pulse:
    """Beats in the event loop; `lag` is how late the last beat was, or how late the next one is already."""

    def __init__(self, beat: Callable[[float], None]) -> None:
        self._beat = beat
        self._lag = 0.0
        self._due: float | None = None
        self.stopping = False

    @property
    def lag(self) -> float:
        """Seconds."""
        overdue = 0.0 if self._due is None else asyncio.get_running_loop().time() - self._due
        return max(self._lag, overdue)

    async def run(self) -> None:
        """Beat until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            self._due = loop.time() + BEAT
            await asyncio.sleep(BEAT)
            self._lag = max(0.0, loop.time() - self._due)
            self._beat(self._lag)
            if self._lag > TOO_LATE:
                log.warning("the event loop was held up for %.2f s", self._lag)

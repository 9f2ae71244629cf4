"""The desk for requests that compute: a few at a time, some waiting, the rest told to come back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal


class Desk:
    """Bounds the memory of whole answers: `limits.requests` at a time, `limits.waiting_requests` in the queue."""

    def __init__(self, limits: Limits) -> None:
        self._places = asyncio.Semaphore(limits.requests)
        self._most = limits.requests + limits.waiting_requests
        self._here = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place and keep it; raises `Refusal` (`busy`) where too many wait already."""
        if self._here >= self._most:
            raise Refusal("busy", "The server has too many requests to compute just now; try again in a second.")
        self._here += 1
        try:
            async with self._places:
                yield
        finally:
            self._here -= 1

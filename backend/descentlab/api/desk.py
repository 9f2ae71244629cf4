"""The desk for requests that compute: a few at a time, some waiting, the rest told to come back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from descentlab.session.limits import Limits
from descentlab.session.line import Line, LineFull
from descentlab.session.refusal import Refusal
from descentlab.session.turns import Budget


class Desk:
    """Bounds the memory of whole answers: `limits.requests` at a time, `limits.waiting_requests` in the line.

    Who has computed least of late is served next; where the line is full, who has computed most is told to come back.
    """

    def __init__(self, limits: Limits) -> None:
        self._line = Line(limits.requests, limits.waiting_requests)

    @asynccontextmanager
    async def place(self, budget: Budget) -> AsyncIterator[None]:
        """Wait for a place and keep it; raises `Refusal` (`busy`) where too many wait who have computed less."""
        try:
            await self._line.enter(budget.used)
        except LineFull:
            message = "The server has too many requests to compute just now; try again in a second."
            raise Refusal("busy", message) from None
        try:
            yield
        finally:
            self._line.leave()

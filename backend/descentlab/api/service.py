"""The service behind every address: what the endpoints share, made once for each app."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

from starlette.requests import Request

from descentlab.api.budgets import Budgets
from descentlab.api.desk import Desk
from descentlab.api.door import Door
from descentlab.api.errors import dump
from descentlab.api.kept import Kept
from descentlab.api.metrics import Metrics
from descentlab.api.page import Page
from descentlab.api.pulse import Pulse
from descentlab.api.server.wire import text_frame
from descentlab.config import Settings
from descentlab.rooms.journal import Journal
from descentlab.rooms.local import LocalJournal
from descentlab.rooms.rooms import Rooms
from descentlab.rooms.shared import SharedJournal, connection
from descentlab.session.catalogue import catalogue
from descentlab.session.problem import ProblemSpec, kinds
from descentlab.session.refusal import JsonObject
from descentlab.session.turns import Budget, Turns
from descentlab.version import VERSION

P = ParamSpec("P")
T = TypeVar("T")


class Service:
    """The settings, the page, the catalogue, and who computes when."""

    def __init__(self, settings: Settings, page: Page) -> None:
        self.settings = settings
        self.limits = settings.limits
        self.page = page
        self.metrics = Metrics()
        self.turns = Turns(self.metrics.turn_wait.observe, self.limits.compute_ms / 1000)
        self.desk = Desk(settings.limits)
        self.budgets = Budgets(self.turns)
        self.catalogue = Kept(dump(catalogue(settings.limits, VERSION) | {"scenes": page.scenes()}), "application/json")
        self.door = Door(settings.limits)
        self.rooms = Rooms(self.limits, _journal(settings), settings.host_token, _framed)
        self.pulse = Pulse(self.metrics.loop_lag.observe)
        self.metrics.watch("descentlab_sockets", "WebSockets open now.", lambda: self.door.inside)
        self.metrics.watch("descentlab_rooms", "Rooms with somebody in them here.", lambda: self.rooms.count)
        self.metrics.watch("descentlab_room_members", "Members of rooms here.", lambda: self.rooms.people)
        self.metrics.watch("descentlab_rooms_unsaved", "What waits to be kept.", lambda: self.rooms.waiting)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """What goes on beside requests for as long as the server runs."""
        await self.rooms.start()
        pulse = asyncio.create_task(self.pulse.run())
        try:
            yield
        finally:
            self.pulse.stopping = True
            pulse.cancel()
            await self.rooms.stop()

    def budget(self, request: Request) -> Budget:
        """What the address that asks has had computed of late."""
        return self.budgets.of(request.client.host if request.client else "")

    async def settled(
        self, budget: Budget, problem: ProblemSpec, function: Callable[P, T], *args: P.args, **named: P.kwargs
    ) -> T:
        """One turn to settle a request about a problem; where that takes long, beside the event loop."""
        if kinds()[problem.kind].slow:
            return await self.turns.aside(budget, function, *args, **named)
        async with self.turns.turn(budget):
            return function(*args, **named)


def _framed(message: JsonObject) -> bytes:
    return text_frame(dump(message))


def _journal(settings: Settings) -> Journal:
    """Where rooms are kept: with others in Redis, in a file, or in memory alone."""
    hours = settings.limits.room_hours
    if settings.redis_url:
        return SharedJournal(connection(settings.redis_url), hours)
    return LocalJournal(settings.rooms_file, hours)

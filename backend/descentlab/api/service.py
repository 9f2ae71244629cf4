"""The service behind every address: what the endpoints share, made once for each app."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

from descentlab.api.desk import Desk
from descentlab.api.door import Door
from descentlab.api.errors import dump
from descentlab.api.kept import Kept
from descentlab.api.metrics import Metrics
from descentlab.api.page import Page
from descentlab.api.pulse import Pulse
from descentlab.config import Settings
from descentlab.session.catalogue import catalogue
from descentlab.session.problem import ProblemSpec, kinds
from descentlab.session.turns import Turns
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
        self.turns = Turns(self.metrics.turn_wait.observe)
        self.desk = Desk(settings.limits)
        self.catalogue = Kept(dump(catalogue(settings.limits, VERSION) | {"scenes": page.scenes()}), "application/json")
        self.door = Door(settings.limits)
        self.pulse = Pulse(self.metrics.loop_lag.observe)
        self.metrics.watch("descentlab_sockets", "WebSockets open now.", lambda: self.door.inside)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """What goes on beside requests for as long as the server runs."""
        pulse = asyncio.create_task(self.pulse.run())
        try:
            yield
        finally:
            self.pulse.stopping = True
            pulse.cancel()

    async def settled(self, problem: ProblemSpec, function: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """One turn to settle a request about a problem; where that takes long, in a thread beside the event loop."""
        async with self.turns.turn():
            if kinds()[problem.kind].slow:
                return await asyncio.to_thread(function, *args, **named)
            return function(*args, **named)

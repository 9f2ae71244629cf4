"""`POST /api/run`: a whole run as JSON."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from descentlab.api.service import Service
from descentlab.session.settle import SettledRun
from descentlab.session.whole import WholeRun

ASK_EVERY = 16
"""Slices between two looks at whether the client is still there."""


class RunResponse(Response):
    """Computes a run in fair slices, then writes it piece by piece; keeps its place at the desk to the last byte."""

    media_type = "application/json"

    def __init__(self, settled: SettledRun, service: Service) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._settled = settled
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        async with self._service.desk.place(self._service.budget(request)):
            run = await computed(request, self._settled, self._service)
            if run is None:
                return
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            for piece in run.pieces():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                await asyncio.sleep(0)
            await send({"type": "http.response.body", "body": b""})


async def computed(request: Request, settled: SettledRun, service: Service) -> WholeRun | None:
    """The run at its end, or None when the client has gone meanwhile."""
    turns, budget = service.turns, service.budget(request)
    heavy = settled.problem.heavy
    if heavy is not None and heavy(settled.spec):
        run = await turns.aside(budget, WholeRun, settled, service.limits)
    else:
        async with turns.turn(budget):
            run = WholeRun(settled, service.limits)
    slices = 0
    while not run.done:
        if run.heavy:
            await turns.aside(budget, run.advance)
        else:
            async with turns.turn(budget):
                run.advance()
        slices += 1
        if slices % ASK_EVERY == 0 and await request.is_disconnected():
            return None
    return run

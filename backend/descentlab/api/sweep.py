"""`POST /api/sweep`: what many runs of one racer come to, as one binary frame."""

from fastapi import APIRouter, Request, Response

from descentlab.api.body import read_json
from descentlab.api.framed import FRAME, framed
from descentlab.api.schema import REFUSED, body_of
from descentlab.api.service import Service
from descentlab.session.strict import read
from descentlab.session.sweep import SweepRun, SweepSpec


def sweep_address(service: Service) -> APIRouter:
    """The route of one app."""
    router = APIRouter()

    @router.post("/api/sweep", responses=REFUSED | FRAME, openapi_extra=body_of(SweepSpec), tags=["runs"])
    async def sweep(request: Request) -> Response:
        """What a run comes to from many starts or with many values of a knob."""
        spec = read(SweepSpec, await read_json(request, service.limits, service.settings.request_timeout))
        budget = service.budget(request)
        async with service.desk.place(budget):
            work = await service.settled(budget, spec.run.problem, SweepRun, spec, service.limits)
            return await framed(work, service.turns, budget, request)

    return router

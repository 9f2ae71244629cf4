"""`POST /api/average`: exponentially weighted averages of a series, as one binary frame."""

from fastapi import APIRouter, Request, Response

from descentlab.api.body import read_json
from descentlab.api.framed import FRAME, framed
from descentlab.api.schema import REFUSED, body_of
from descentlab.api.service import Service
from descentlab.session.average import Averages, AverageSpec
from descentlab.session.strict import read


def average_address(service: Service) -> APIRouter:
    """The route of one app."""
    router = APIRouter()

    @router.post("/api/average", responses=REFUSED | FRAME, openapi_extra=body_of(AverageSpec), tags=["averages"])
    async def average(request: Request) -> Response:
        """The averages of a series, with and without bias correction, and how much each value counts."""
        spec = read(AverageSpec, await read_json(request, service.limits, service.settings.request_timeout))
        budget = service.budget(request)
        async with service.desk.place(budget):
            async with service.turns.turn(budget):
                work = Averages(spec, service.limits)
            return await framed(work, service.turns, budget, request)

    return router

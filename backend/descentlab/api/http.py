"""The HTTP addresses."""

from fastapi import APIRouter, Request, Response

from descentlab.api.average import average_address
from descentlab.api.batch_norm import batch_norm_address
from descentlab.api.body import read_json
from descentlab.api.deep import deep_address
from descentlab.api.export import export_address
from descentlab.api.framed import FRAME, framed
from descentlab.api.graph import graph_address
from descentlab.api.rooms import rooms_address
from descentlab.api.run import RunResponse
from descentlab.api.schema import REFUSED, RunAnswer, body_of
from descentlab.api.service import Service
from descentlab.api.sweep import sweep_address
from descentlab.session.landscape import Landscape, LandscapeSpec
from descentlab.session.settle import settle
from descentlab.session.spec import RunSpec
from descentlab.session.strict import read
from descentlab.session.whole import check_size


def addresses(service: Service) -> APIRouter:
    """The routes of one app."""
    router = APIRouter()

    @router.get("/api/catalog", tags=["catalogue"])
    async def catalog(request: Request) -> Response:
        """Every rule, schedule and surface with its knobs, the limits, and the race that the page opens with."""
        return service.catalogue.answer(request)

    @router.post(
        "/api/run", responses=REFUSED | {200: {"model": RunAnswer}}, openapi_extra=body_of(RunSpec), tags=["runs"]
    )
    async def run(request: Request) -> Response:
        """A whole run as JSON."""
        spec = read(RunSpec, await _body(request))
        settled = await service.settled(service.budget(request), spec.problem, settle, spec, service.limits)
        check_size(settled, service.limits)
        return RunResponse(settled, service)

    @router.post("/api/landscape", responses=REFUSED | FRAME, openapi_extra=body_of(LandscapeSpec), tags=["runs"])
    async def landscape(request: Request) -> Response:
        """The loss of a problem on a grid, as one binary frame."""
        spec = read(LandscapeSpec, await _body(request))
        budget = service.budget(request)
        async with service.desk.place(budget):
            drawn = await service.settled(budget, spec.problem, Landscape, spec, service.limits)
            return await framed(drawn, service.turns, budget, request)

    async def _body(request: Request) -> object:
        return await read_json(request, service.limits, service.settings.request_timeout)

    for address in (
        rooms_address,
        graph_address,
        sweep_address,
        average_address,
        export_address,
        deep_address,
        batch_norm_address,
    ):
        router.include_router(address(service))
    return router

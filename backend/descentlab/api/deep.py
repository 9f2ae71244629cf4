"""`POST /api/deep`: signals and gradients through deep chains of layers, as one binary frame."""

from fastapi import APIRouter, Request, Response

from descentlab.api.body import read_json
from descentlab.api.framed import FRAME, framed
from descentlab.api.schema import REFUSED, body_of
from descentlab.api.service import Service
from descentlab.session.deep import Deep, DeepSpec
from descentlab.session.strict import read


def deep_address(service: Service) -> APIRouter:
    """The route of one app."""
    router = APIRouter()

    @router.post("/api/deep", responses=REFUSED | FRAME, openapi_extra=body_of(DeepSpec), tags=["networks"])
    async def deep(request: Request) -> Response:
        """How signals and gradients fare in deep chains: w*I, and every initialisation."""
        spec = read(DeepSpec, await read_json(request, service.limits, service.settings.request_timeout))
        budget = service.budget(request)
        async with service.desk.place(budget):
            async with service.turns.turn(budget):
                work = Deep(spec)
            return await framed(work, service.turns, budget, request)

    return router

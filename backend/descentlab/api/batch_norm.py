"""`POST /api/batch-norm`: one small batch normalised, as one binary frame."""

from fastapi import APIRouter, Request, Response

from descentlab.api.body import read_json
from descentlab.api.framed import FRAME, framed
from descentlab.api.schema import REFUSED, body_of
from descentlab.api.service import Service
from descentlab.session.batch_norm import BatchNormSpec, BatchNormWork
from descentlab.session.strict import read


def batch_norm_address(service: Service) -> APIRouter:
    """The route of one app."""
    router = APIRouter()

    @router.post("/api/batch-norm", responses=REFUSED | FRAME, openapi_extra=body_of(BatchNormSpec), tags=["networks"])
    async def batch_norm(request: Request) -> Response:
        """Every number of one small batch: normalised, as the notes print it, and as it predicts."""
        spec = read(BatchNormSpec, await read_json(request, service.limits, service.settings.request_timeout))
        budget = service.budget(request)
        async with service.desk.place(budget):
            async with service.turns.turn(budget):
                work = BatchNormWork(spec)
            return await framed(work, service.turns, budget, request)

    return router

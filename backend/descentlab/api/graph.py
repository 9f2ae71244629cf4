"""`POST /api/graph`: the computation graph of a formula as JSON."""

from fastapi import APIRouter, Request, Response

from descentlab.api.body import read_json
from descentlab.api.errors import json_response
from descentlab.api.schema import REFUSED, GraphAnswer, body_of
from descentlab.api.service import Service
from descentlab.session.graph import GraphSpec, answer
from descentlab.session.strict import read


def graph_address(service: Service) -> APIRouter:
    """The route of one app."""
    router = APIRouter()

    @router.post(
        "/api/graph",
        responses=REFUSED | {200: {"model": GraphAnswer}},
        openapi_extra=body_of(GraphSpec),
        tags=["formulas"],
    )
    async def graph(request: Request) -> Response:
        """The computation graph of a formula: every value, local derivative, gradient and chain-rule sum."""
        spec = read(GraphSpec, await read_json(request, service.limits, service.settings.request_timeout))
        async with service.turns.turn(service.budget(request)):
            answered = answer(spec)
        return json_response(answered)

    return router

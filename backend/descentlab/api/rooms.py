"""`GET /api/rooms/{code}/answers`: what a class answered, for its lecturer."""

from fastapi import APIRouter, Request, Response

from descentlab.api.service import Service
from descentlab.rooms.table import answers_table
from descentlab.session.refusal import Refusal


def rooms_address(service: Service) -> APIRouter:
    """The route of one app."""
    router = APIRouter()

    @router.get(
        "/api/rooms/{code}/answers",
        responses={200: {"content": {"text/csv": {}}}, 403: {"description": "not the room's key"}},
        tags=["rooms"],
    )
    async def answers(request: Request, code: str) -> Response:
        """The answers as CSV; the room's key goes into the header `Authorization: Bearer KEY`."""
        address = request.client.host if request.client else ""
        room = await service.rooms.opened(code, _key(request), address)
        name = f'attachment; filename="descent-lab-{room.record.code}.csv"'
        headers = {"content-disposition": name, "cache-control": "no-store"}
        return Response("\ufeff" + answers_table(room.record), headers=headers, media_type="text/csv; charset=utf-8")

    return router


def _key(request: Request) -> str:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key:
        raise Refusal("token", "The room's key must be given: Authorization: Bearer KEY.")
    return key.strip()

"""`POST /api/export`: a run as a file of another kind."""

import asyncio
from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from starlette.types import Receive, Scope, Send

from descentlab.api.body import read_json
from descentlab.api.run import computed
from descentlab.api.schema import REFUSED, body_of
from descentlab.api.service import Service
from descentlab.exports.format import Format, Taken, formats
from descentlab.exports.take import ExportSpec, file_name
from descentlab.session.refusal import Refusal
from descentlab.session.settle import SettledRun, settle
from descentlab.session.strict import read
from descentlab.session.whole import check_size


def export_address(service: Service) -> APIRouter:
    """The route of one app."""
    router = APIRouter()

    @router.post(
        "/api/export",
        responses=REFUSED | {200: {"description": "The file", "content": _media_types()}},
        openapi_extra=body_of(ExportSpec),
        tags=["runs"],
    )
    async def export(request: Request) -> Response:
        """A run as a file: a page that plays offline, a script, a notebook, a table, JSON."""
        asked = read(ExportSpec, await read_json(request, service.limits, service.settings.request_timeout))
        kind = asked.format
        try:
            settled = await service.settled(
                service.budget(request), asked.spec.problem, settle, asked.spec, service.limits
            )
            check_size(settled, service.limits)
        except Refusal as refusal:
            raise refusal.under("spec") from None
        return ExportResponse(asked, kind, settled, service)

    return router


def _media_types() -> dict[str, dict[str, str]]:
    return {kind.media_type.partition(";")[0]: {} for kind in formats().values() if kind.served}


class ExportResponse(Response):
    """Computes the run in fair slices, makes the file beside the event loop, and sends it piece by piece."""

    def __init__(self, asked: ExportSpec, kind: Format, settled: SettledRun, service: Service) -> None:
        headers = {"content-disposition": f'attachment; filename="{file_name(settled, kind)}"'}
        super().__init__(headers=headers, media_type=kind.media_type)
        del self.headers["content-length"]
        self._asked = asked
        self._kind = kind
        self._settled = settled
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        async with self._service.desk.place(self._service.budget(request)):
            pieces = await self._pieces(request)
            if pieces is None:
                return
            try:
                piece = await asyncio.to_thread(next, pieces, None)
            except Refusal as refusal:
                raise refusal.under("spec") from None
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            while piece is not None:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                piece = await asyncio.to_thread(next, pieces, None)
            await send({"type": "http.response.body", "body": b""})

    async def _pieces(self, request: Request) -> Iterator[bytes] | None:
        """The file's pieces, none of them made yet; None when the client has gone while the run was computed."""
        service, run = self._service, None
        if self._kind.rows:
            run = await computed(request, self._settled, service)
            if run is None:
                return None
        return self._kind.pieces(Taken(self._settled, self._asked.lang, run, self._asked.step))

"""The error envelope of HTTP: {"error": {"code", "message", "where"}}, whatever went wrong."""

import logging
from typing import cast

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from descentlab.session.refusal import Refusal

log = logging.getLogger("descentlab")

_STATUSES = {
    "malformed": 400,
    "host": 400,
    "origin": 403,
    "token": 403,
    "too_fast": 429,
    "not_found": 404,
    "method": 405,
    "slow": 408,
    "body_too_large": 413,
    "media_type": 415,
    "busy": 503,
    "paused": 503,
}
"""The HTTP status of each code that is not about the content of a request; all others are 422."""

_CODES = {
    400: ("malformed", "The request could not be understood."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method", "This address does not take requests of this method."),
}


def envelope(refusal: Refusal) -> Response:
    """A refusal as an answer."""
    status = _STATUSES.get(refusal.code, 422)
    headers = {405: {"allow": "GET, HEAD"}, 503: {"retry-after": "1"}}.get(status)
    return json_response({"error": refusal.as_json()}, status, headers)


def dump(value: object) -> bytes:
    """A value as JSON; numbers that are not finite become null."""
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)


def json_response(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as a JSON answer."""
    return Response(dump(value), status, headers, media_type="application/json")


async def refused(_request: Request, refusal: Exception) -> Response:
    """Answer a `Refusal` that an endpoint raised."""
    return envelope(cast("Refusal", refusal))


async def http_error(_request: Request, fault: Exception) -> Response:
    """Answer what the framework refuses: unknown addresses and methods."""
    error = cast("HTTPException", fault)
    code, message = _CODES.get(error.status_code, ("http", str(error.detail)))
    body = {"error": Refusal(code, message).as_json()}
    return json_response(body, error.status_code, dict(error.headers or {}))


class Faults:
    """Middleware that logs a fault of the server's own and answers without telling its insides."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            if scope["type"] != "http" or started:
                raise
            log.exception("%s %s failed", scope["method"], scope["path"])
            fault = Refusal("internal", "The server made a mistake; its log says which. Try again.")
            await json_response({"error": fault.as_json()}, 500)(scope, receive, send)

"""Reading a request's body within bounds of size and time."""

import asyncio

from starlette.requests import Request

from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal
from descentlab.session.strict import parse_json


async def read_json(request: Request, limits: Limits, seconds: float) -> object:
    """The JSON value of the body; raises `Refusal` where it is too large, too slow, of another type or not JSON."""
    media_type = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if media_type != "application/json" and not media_type.endswith("+json"):
        raise Refusal("media_type", "The body must be JSON, with Content-Type: application/json.")
    return parse_json(await _read(request, limits.body_bytes, seconds))


async def _read(request: Request, limit: int, seconds: float) -> bytes:
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > limit:
        raise _too_large(limit)
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > limit:
                    raise _too_large(limit)
    except TimeoutError:
        raise Refusal("slow", f"The body did not come whole within {seconds:g} seconds.") from None
    return bytes(body)


def _too_large(limit: int) -> Refusal:
    return Refusal("body_too_large", f"A request body may have at most {limit} bytes.", (), {"limit": limit})

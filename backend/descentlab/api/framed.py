"""Answers that are computed in fair slices and leave as one binary frame: landscapes, sweeps, averages."""

from collections.abc import Iterator
from typing import Any, Protocol

from fastapi import Request, Response

from descentlab.session.turns import Budget, Turns

FRAME: dict[int | str, dict[str, Any]] = {
    200: {"description": "A binary frame (docs/protocol.md)", "content": {"application/octet-stream": {}}}
}
"""What such an address answers, for the OpenAPI document."""

ASK_EVERY = 16
"""Slices between two looks at whether the client is still there."""

CLIENT_GONE = 499
"""What the log says of an answer that nobody waited for."""


class Sliced(Protocol):
    """Work that goes on a little with every step of `slices`, and has a frame at its end."""

    def slices(self) -> Iterator[None]: ...

    def frame(self) -> bytes: ...


async def framed(work: Sliced, turns: Turns, budget: Budget, request: Request) -> Response:
    """The frame of the work, done a turn at a time; nothing where the client has gone meanwhile."""
    slices, done, turn = work.slices(), False, 0
    while not done:
        async with turns.turn(budget):
            done = next(slices, True) is True
        turn += 1
        if turn % ASK_EVERY == 0 and await request.is_disconnected():
            return Response(status_code=CLIENT_GONE)
    return Response(work.frame(), media_type="application/octet-stream")

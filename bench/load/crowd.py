"""Many students at once, and what is told of them."""

import asyncio
from collections.abc import Callable, Sequence

from bench.figures import fifths, share
from bench.load.racing import Racing, Waits
from bench.load.student import Student, connect
from bench.server import Server
from bench.table import Row, alone, within

JOINS_AT_ONCE = 50

Ear = Callable[[int, bytes], None]
"""Hears the kind of a message, and its bytes."""


async def students(server: Server, ears: Sequence[Ear]) -> list[Student]:
    """An open connection for each ear, a few opened at a time."""
    found: list[Student] = []
    for first in range(0, len(ears), JOINS_AT_ONCE):
        batch = ears[first : first + JOINS_AT_ONCE]
        found += await asyncio.gather(*(connect(server.host, server.port, _by(ear)) for ear in batch))
    return found


def _by(ear: Ear) -> Callable[[Student, int, bytes], None]:
    return lambda _, kind, payload: ear(kind, payload)


async def racing_students(server: Server, count: int, waits: Waits) -> list[tuple[Student, Racing]]:
    """So many students who can race, each with its races."""
    racing = [Racing(waits) for _ in range(count)]
    everyone = await students(server, [races.heard for races in racing])
    return list(zip(everyone, racing, strict=True))


def waited(what: str, seconds: Sequence[float], part: float, limit: float) -> Row:
    """A share of waits against a limit in milliseconds."""
    waits = [1e3 * wait for wait in seconds]
    return within(f"{what}, p{100 * part:g}", share(waits, part), "ms", limit, fifths(waits, part))


def told(what: str, seconds: Sequence[float], part: float) -> Row:
    """A share of waits that no aim was set for."""
    waits = [1e3 * wait for wait in seconds]
    return alone(f"{what}, p{100 * part:g}", share(waits, part), "ms", fifths(waits, part))


def lost(what: str, everyone: Sequence[Student], errors: int = 0) -> list[Row]:
    """How many were answered with an error, and how many were cut off."""
    dropped = sum(one.lost.done() for one in everyone)
    return [within(f"{what}, errors", errors, "", 0), within(f"{what}, dropped clients", dropped, "", 0)]

"""What one hostile client costs the others, and what becomes of clients that stop reading."""

import argparse
import asyncio
import contextlib
import signal
import time

from bench.figures import fifths, share
from bench.load.abuse import KINDS, Bare, beside, stalling
from bench.load.crowd import racing_students
from bench.load.racing import Waits
from bench.server import Server
from bench.table import Row, alone, within

STALLED = 5
PATIENCE = 60.0
MOMENT = 0.02
FILLED = 3.0
"""Seconds until all that a stalled reader can be sent has been sent."""


async def abuse(server: Server, args: argparse.Namespace) -> list[Row]:
    """A class that races, alone and then beside a hostile client of each kind."""
    quiet, errors = await _beside(server, args, None)
    what = f"{args.students} race every second, whole run, p99"
    rows = [alone(f"{what}, beside nobody", quiet[0], "ms", quiet[1])]
    for kind in (*KINDS, "all"):
        (p99, parts), more = await _beside(server, args, kind)
        errors += more
        spread = (min(parts) / quiet[0], max(parts) / quiet[0]) if parts else None
        if kind == "bombs":
            rows.append(within(f"{what}, longer beside {kind} by", max(0.0, p99 - quiet[0]), "ms", 50))
        rows.append(Row(f"{what}, beside {kind}", p99, "ms", "beside nobody", quiet[0], "at most", 2.0, spread))
    return [*rows, within(f"{what.partition(',')[0]}, errors beside all of these", errors, "", 0)]


async def _beside(server: Server, args: argparse.Namespace, kind: str | None) -> tuple[tuple[float, list[float]], int]:
    """The p99 of the whole run in milliseconds, that of each fifth of the time, and how many errors there were."""
    waits = Waits()
    everyone = await racing_students(server, args.students, waits)
    async with contextlib.nullcontext() if kind is None else beside(server, args.seconds + 1, kind):
        until = time.monotonic() + args.seconds
        await asyncio.gather(*(races.keep_pressing(student, 1, until) for student, races in everyone))
        for student, _ in everyone:
            student.leave()
    whole = [1e3 * wait for wait in waits.whole]
    return (share(whole, 0.99), fifths(whole, 0.99)), len(waits.errors)


async def stall(server: Server, _: argparse.Namespace) -> list[Row]:
    """Clients that ask for long runs and read nothing: until they are freed, and until a server that has some ends."""
    before, began = server.descriptors, time.monotonic()
    bare = [await stalling(server.host, server.port) for _ in range(STALLED)]
    await asyncio.sleep(FILLED)
    held = server.unsent
    await _until_freed(server, before)
    freed, kept = time.monotonic() - began, server.unsent
    bare += [await stalling(server.host, server.port) for _ in range(STALLED)]
    await asyncio.sleep(FILLED)
    ended = await _ended(server)
    _hang_up(bare)
    return [
        within("a stalled reader, held by the kernel", held / STALLED, "kB", 512),
        within(f"{STALLED} stalled readers, until they are freed", freed, "s", 15),
        within(f"{STALLED} stalled readers, kept by the kernel when they are freed", kept, "kB", 0),
        within(f"SIGTERM with {STALLED} stalled readers, until the server has ended", ended, "s", 6),
    ]


async def _until_freed(server: Server, count: int) -> None:
    """Returns once the server has at most so many descriptors open."""
    for _ in range(int(PATIENCE / MOMENT)):
        if server.descriptors <= count:
            return
        await asyncio.sleep(MOMENT)
    raise TimeoutError(f"not freed within {PATIENCE:g} s")


async def _ended(server: Server) -> float:
    """Seconds from SIGTERM to the end of the process."""
    began = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    await asyncio.to_thread(server.process.wait, 60)
    return time.monotonic() - began


def _hang_up(bare: list[Bare]) -> None:
    for _, writer in bare:
        writer.transport.abort()

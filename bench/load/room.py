"""A large room: what its connections hold, how fast they join, how late its updates are."""

import argparse
import asyncio
import itertools
import time
from dataclasses import dataclass
from statistics import linear_regression

from bench.load.abuse import beside
from bench.load.crowd import lost, students, told, waited
from bench.load.following import Lateness, Lecturer, join
from bench.load.student import Student
from bench.server import Server
from bench.table import Row, alone, within
from bench.turns import middle_half

BATCHES = 10
RATE = 30.0
VIEW_BYTES = 2000
PATIENCE = 30.0


def _deaf(_: int, __: bytes) -> None:
    """Hears nothing."""


async def idle(server: Server, args: argparse.Namespace) -> list[Row]:
    """Connections that do nothing: the slope of the server's memory over their number."""
    everyone: list[Student] = []
    counts, held = [0.0], [server.memory]
    for _ in range(BATCHES):
        everyone += await students(server, [_deaf] * (args.students // BATCHES))
        await asyncio.sleep(0.3)
        counts.append(len(everyone))
        held.append(server.memory)
    kilobytes = [memory * 2**20 / 1e3 for memory in held]
    slope = linear_regression(counts, kilobytes).slope
    batch = len(everyone) / BATCHES
    slopes = [(after - before) / batch for before, after in itertools.pairwise(kilobytes)]
    what = f"memory of a connection, {len(everyone):,} idle ones"
    return [
        within(what, slope, "kB", 40, middle_half(slopes) or ()),
        within(f"server with {len(everyone):,} idle connections", kilobytes[-1] / 1e3, "MB", 250),
        *lost(what, everyone),
    ]


@dataclass
class Room:
    """A lecturer who has opened a room, and everybody who is to follow."""

    server: Server
    code: str
    lecturer: Lecturer
    late: Lateness
    everyone: list[Student]

    async def join(self) -> float:
        """Everybody joins at the same moment; seconds until each has been told what the lecturer shows next."""
        began = time.monotonic()
        await asyncio.gather(*(join(student, self.code) for student in self.everyone))
        self.late.wanted = len(self.everyone)
        await self.lecturer.show(1000, time.monotonic() + 0.001)
        await asyncio.wait_for(self.late.enough.wait(), PATIENCE)
        return time.monotonic() - began

    async def show(self, seconds: float) -> float:
        """The lecturer shows for so many seconds; the share of a core that the server used."""
        self.late.seconds.clear()
        self.late.sent, began, used = 0, time.monotonic(), self.server.cpu
        await self.lecturer.show(RATE, began + seconds, VIEW_BYTES)
        cpu = (self.server.cpu - used) / (time.monotonic() - began)
        await asyncio.sleep(1)
        return cpu


async def opened(server: Server, count: int) -> Room:
    """A room that so many are about to join."""
    late = Lateness()
    lecturer = Lecturer(late)
    code = await lecturer.open(server.host, server.port)
    return Room(server, code, lecturer, late, await students(server, [late.heard] * count))


async def follow(server: Server, args: argparse.Namespace) -> list[Row]:
    """A room with a busy lecturer; everybody joins at once."""
    room, what = await opened(server, args.students), f"{args.students:,} followers"
    joined = await room.join()
    cpu = await room.show(args.seconds)
    came = len(room.late.seconds) / (room.late.sent * args.students)
    return [
        within(f"{what}, all joined and told", joined, "s", 2),
        told(f"{what}, room update late", room.late.seconds, 0.5),
        waited(f"{what}, room update late", room.late.seconds, 0.99, 50),
        within(f"{what}, processor", cpu, "of a core", 0.4),
        Row(f"{what}, updates that came", 100 * came, "%", "all of them", 100.0, "at least", 1.0),
        *lost(what, room.everyone),
        alone(f"{what}, memory", server.memory, "MiB"),
    ]


async def busy(server: Server, args: argparse.Namespace) -> list[Row]:
    """The same room while another client asks for the longest runs that there may be."""
    room = await opened(server, args.students)
    await room.join()
    async with beside(server, args.seconds + 1, "runs"):
        cpu = await room.show(args.seconds)
    what = f"{args.students:,} followers while the server computes without a pause"
    return [
        waited(f"{what}, room update late", room.late.seconds, 0.99, 50),
        alone(f"{what}, processor", cpu, "of a core"),
        *lost(what, room.everyone),
    ]

"""Students who race: one alone, all in the same second, and for a whole lesson while they follow a room."""

import argparse
import asyncio
import time

from bench.load.crowd import Ear, lost, racing_students, students, told, waited
from bench.load.following import Lateness, Lecturer, join
from bench.load.racing import Racing, Waits
from bench.server import Server
from bench.table import FLAT, Row, alone, within

EVERY = 5.0
RATE = 10.0
PAUSE = 0.05


async def one(server: Server, args: argparse.Namespace) -> list[Row]:
    """One student presses Run again and again: what of a knob's wait is the server's."""
    waits = Waits()
    ((student, races),) = await racing_students(server, 1, waits)
    used = server.cpu
    for _ in range(args.rounds * 10):
        await races.press(student)
        await asyncio.sleep(PAUSE)
    what = "server, a race of 4 x 500 steps for one student"
    cpu = 1e3 * (server.cpu - used) / len(waits.whole)
    return [
        alone(f"{what}, processor", cpu, "ms"),
        told(what, waits.whole, 0.5),
        waited(what, waits.whole, 0.95, 5),
    ]


async def press(server: Server, args: argparse.Namespace) -> list[Row]:
    """Everybody presses Run in the same second."""
    waits = Waits()
    everyone = await racing_students(server, args.students, waits)

    async def at_a_moment(i: int) -> None:
        await asyncio.sleep(i / args.students)
        student, races = everyone[i]
        await races.press(student)

    await asyncio.gather(*(at_a_moment(i) for i in range(args.students)))
    what = f"{args.students} press Run in one second"
    return [
        told(f"{what}, answer to run.start", waits.answered, 0.99),
        waited(f"{what}, whole run delivered", waits.whole, 0.95, 1500),
        *lost(what, [student for student, _ in everyone], len(waits.errors)),
    ]


async def lesson(server: Server, args: argparse.Namespace) -> list[Row]:
    """Everybody races every few seconds and follows a room."""
    waits, late = Waits(), Lateness()
    lecturer = Lecturer(late)
    code = await lecturer.open(server.host, server.port)
    racing = [Racing(waits) for _ in range(args.students)]
    everyone = await students(server, [_both(races, late) for races in racing])
    await asyncio.gather(*(join(student, code) for student in everyone))
    await asyncio.sleep(1)
    until = time.monotonic() + args.seconds
    async with asyncio.TaskGroup() as tasks:
        held = tasks.create_task(_memory_after(args.seconds / 2, server))
        tasks.create_task(lecturer.show(RATE, until))
        for student, races in zip(everyone, racing, strict=True):
            tasks.create_task(races.keep_pressing(student, EVERY, until))
    what = f"class of {args.students}"
    came = len(late.seconds) / (late.sent * len(everyone))
    return [
        waited(f"{what}, answer to run.start", waits.answered, 0.99, 100),
        told(f"{what}, whole run delivered", waits.whole, 0.99),
        waited(f"{what}, room update late", late.seconds, 0.99, 50),
        alone(f"{what}, room updates that came before newer ones", 100 * came, "%"),
        *lost(what, everyone, len(waits.errors)),
        within(f"{what}, memory", server.memory, "MiB", 400),
        Row(f"{what}, memory after it", server.memory, "MiB", "half way", held.result(), "at most", FLAT),
    ]


async def _memory_after(seconds: float, server: Server) -> float:
    """MiB that the server holds when everything that it learns of once has been learnt."""
    await asyncio.sleep(seconds)
    return server.memory


def _both(races: Racing, late: Lateness) -> Ear:
    def heard(kind: int, payload: bytes) -> None:
        races.heard(kind, payload)
        late.heard(kind, payload)

    return heard

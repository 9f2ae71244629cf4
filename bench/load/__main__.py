"""A class on the loopback: many students from this process against a server in another.

    python bench/load class [--students 500] [--seconds 60]     race every 5 s and follow a room at 10 updates a second
    python bench/load press [--students 300]                    press Run in the same second
    python bench/load follow [--students 1000] [--seconds 20]   follow a room at 30 updates a second of 2 kB
    python bench/load churn [--students 200] [--rounds 30]      come, race and go: what does the server keep?
    python bench/load kill [--students 30] [--rounds 200]       race and open rooms while the server is killed
    python bench/load abuse [--students 100] [--seconds 10]     what one hostile client costs the others

Every scenario prints waits in milliseconds, and the server's memory and processor. All is bounded in count and time.
"""

import argparse
import asyncio
import contextlib
import gc
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from abuse import KINDS
from figures import HEAD, share, told
from following import Lateness, Lecturer, join
from killing import Page, Report, come_back, keep_opening, keep_racing, race
from racing import Racing, Waits
from server import Server, free_port, served, start
from student import Student, connect

JOINS_AT_ONCE = 50


async def students(
    server: Server, count: int, listener: Callable[[int], Callable[[Student, int, bytes], None]]
) -> list[Student]:
    """So many open connections, a few opened at a time."""
    found: list[Student] = []
    for first in range(0, count, JOINS_AT_ONCE):
        batch = (
            connect(server.host, server.port, listener(i)) for i in range(first, min(count, first + JOINS_AT_ONCE))
        )
        found += await asyncio.gather(*batch)
    return found


async def lesson(server: Server, args: argparse.Namespace) -> None:
    """Students who race and follow."""
    waits, late = Waits(), Lateness()
    racing = [Racing(waits) for _ in range(args.students)]

    def listener(i: int) -> Callable[[Student, int, bytes], None]:
        def heard(_: Student, kind: int, payload: bytes) -> None:
            racing[i].heard(kind, payload)
            late.heard(kind, payload)

        return heard

    lecturer = Lecturer(late)
    code = await lecturer.open(server.host, server.port)
    everyone = await students(server, args.students, listener)
    await asyncio.gather(*(join(student, code) for student in everyone))
    await asyncio.sleep(1)
    held, until = server.memory, time.monotonic() + args.seconds
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(lecturer.show(10, until))
        for student, races in zip(everyone, racing, strict=True):
            tasks.create_task(races.keep_pressing(student, 5, until))
    print(told("answer to run.start", waits.answered))
    print(told("whole run delivered", waits.whole))
    print(told("room update late", late.seconds))
    _tell_lost(everyone, waits)
    came = f"{len(late.seconds)} of {late.sent * len(everyone)} updates came"
    print(f"{came}, no other was lost: newer ones overtook them")
    print(f"memory {held:.0f} -> {server.memory:.0f} MiB")


async def press(server: Server, args: argparse.Namespace) -> None:
    """Everybody presses Run in the same second."""
    waits = Waits()
    racing = [Racing(waits) for _ in range(args.students)]
    everyone = await students(server, args.students, lambda i: lambda _, kind, payload: racing[i].heard(kind, payload))

    async def at_a_moment(i: int) -> None:
        await asyncio.sleep(i / args.students)
        await racing[i].press(everyone[i])

    await asyncio.gather(*(at_a_moment(i) for i in range(args.students)))
    print(told("answer to run.start", waits.answered))
    print(told("whole run delivered", waits.whole))
    _tell_lost(everyone, waits)


async def follow(server: Server, args: argparse.Namespace) -> None:
    """A large room with a busy lecturer; everybody joins at once."""
    late = Lateness()
    lecturer = Lecturer(late)
    code = await lecturer.open(server.host, server.port)
    before = server.memory
    everyone = await students(server, args.students, lambda _: lambda _, kind, payload: late.heard(kind, payload))
    print(f"memory of a connection {1024 * (server.memory - before) / args.students:.0f} KiB")
    joined = time.monotonic()
    await asyncio.gather(*(join(student, code) for student in everyone))
    late.wanted = args.students
    await lecturer.show(1000, time.monotonic() + 0.001)
    await asyncio.wait_for(late.enough.wait(), 30)
    print(f"{len(late.seconds)} joined and told within {time.monotonic() - joined:.2f} s")
    late.seconds.clear()
    late.sent, began, used = 0, time.monotonic(), server.cpu
    await lecturer.show(30, began + args.seconds, 2000)
    await asyncio.sleep(1)
    print(told("room update late", late.seconds))
    _tell_lost(everyone, Waits())
    print(f"{len(late.seconds)} of {late.sent * args.students} updates came")
    print(f"processor {(server.cpu - used) / (time.monotonic() - began):.2f} of a core, memory {server.memory:.0f} MiB")


async def churn(server: Server, args: argparse.Namespace) -> None:
    """Students come, race and go, again and again."""
    waits = Waits()
    for round_ in range(args.rounds):
        racing = [Racing(waits) for _ in range(args.students)]
        heard = [races.heard for races in racing]
        everyone = await students(
            server, args.students, lambda i, h=heard: lambda _, kind, payload: h[i](kind, payload)
        )
        await asyncio.gather(*(races.press(student) for races, student in zip(racing, everyone, strict=True)))
        for student in everyone:
            student.leave()
        await asyncio.sleep(0.5)
        if round_ in (0, args.rounds // 2, args.rounds - 1):
            print(f"after {round_ + 1:4} rounds: {server.memory:.1f} MiB, {server.descriptors} descriptors")
    print(told("whole run delivered", waits.whole))


async def kill(server: Server, args: argparse.Namespace) -> None:
    """Students race and a lecturer opens rooms while another server is killed and started over and over."""
    calm = Page(server.host, server.port)
    await calm.dial()
    wanted = await race(calm, Report())
    port, enough = free_port(), asyncio.Event()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"DESCENTLAB_DATA": folder, "DESCENTLAB_ROOM_TRIES": "100000", "DESCENTLAB_ROOMS": "100000"}
        report, pages = Report(), [Page("127.0.0.1", port) for _ in range(args.students + 1)]
        process, _ = await asyncio.to_thread(start, port, settings)
        for page in pages:
            await page.dial()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(keep_opening(pages[0], report, enough))
            for page in pages[1:]:
                tasks.create_task(keep_racing(page, report, wanted, enough))
            for _ in range(args.rounds):
                await asyncio.sleep(random.uniform(0.05, 0.8))
                process.kill()
                process.wait()
                process, _ = await asyncio.to_thread(start, port, settings)
            enough.set()
        for page in pages[:1]:
            await page.dial()
            for room in report.rooms:
                await come_back(page, report, room)
        process.terminate()
        process.wait(10)
        sound = integrity(Path(folder))
    print(f"{args.rounds} kills: {report.races} races, cut {report.resumed} times, {report.different} differ by a bit")
    print(f"{len(report.rooms)} rooms told open, {len(report.missing)} missing {report.missing[:1]}")
    print(f"integrity check: {sound}; {len(report.problems)} problems {report.problems[:2]}")


async def abuse(server: Server, args: argparse.Namespace) -> None:
    """A class that races, alone and then beside a hostile client of each kind."""
    quiet = 0.0
    for kind in ("nobody", *KINDS, "all"):
        waits = Waits()
        racing = [Racing(waits) for _ in range(args.students)]
        heard = [races.heard for races in racing]
        everyone = await students(server, args.students, lambda i, h=heard: lambda _, sort, data: h[i](sort, data))
        command = [sys.executable, Path(__file__).with_name("abuse.py"), server.host, str(server.port)]
        hostile = None
        if kind != "nobody":
            hostile = await asyncio.create_subprocess_exec(*command, str(args.seconds + 1), kind)
            await asyncio.sleep(1)
        until = time.monotonic() + args.seconds
        await asyncio.gather(*(r.keep_pressing(s, 1, until) for r, s in zip(racing, everyone, strict=True)))
        print(told(f"whole run, beside {kind}", waits.whole), f" {server.memory:.0f} MiB, {len(waits.errors)} errors")
        p99 = share(waits.whole, 0.99)
        quiet = quiet or p99
        print(f"{'':34} p99 x {p99 / quiet:.2f}")
        for student in everyone:
            student.leave()
        if hostile is not None:
            with contextlib.suppress(ProcessLookupError):
                hostile.kill()
            await hostile.wait()


def integrity(folder: Path) -> str:
    """What SQLite says of the file in which rooms are kept."""
    (file,) = folder.glob("*.sqlite*")
    (told,) = sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone()
    return str(told)


def _tell_lost(everyone: list[Student], waits: Waits) -> None:
    dropped = sum(one.lost.done() for one in everyone)
    print(f"{len(waits.errors)} errors {waits.errors[:1]}, {dropped} of {len(everyone)} dropped")


SCENARIOS: dict[str, Callable[[Server, argparse.Namespace], Coroutine[Any, Any, None]]] = {
    "class": lesson,
    "press": press,
    "follow": follow,
    "churn": churn,
    "kill": kill,
    "abuse": abuse,
}
USUAL = {"class": 500, "press": 300, "follow": 1000, "churn": 200, "kill": 30, "abuse": 100}


def main() -> None:
    """Runs one scenario."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario", choices=SCENARIOS)
    parser.add_argument("--students", type=int)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=30)
    args = parser.parse_args()
    args.students = args.students or USUAL[args.scenario]
    gc.disable()  # a pause of this process is not one of the server's
    with served() as server:
        print(f"{args.scenario}: {args.students} students\n{HEAD}")
        asyncio.run(SCENARIOS[args.scenario](server, args))


if __name__ == "__main__":
    main()

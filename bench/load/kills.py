"""A server that is killed and started over and over, while students race and a lecturer opens rooms."""

import argparse
import asyncio
import random
import sqlite3
import tempfile
from pathlib import Path

from bench.load.killing import Page, Report, come_back, keep_opening, keep_racing, race
from bench.server import Server, free_port, start
from bench.table import Row, alone, within


async def kill(server: Server, args: argparse.Namespace) -> list[Row]:
    """Races beside a server that nothing disturbs, whose bits are the right ones."""
    calm = Page(server.host, server.port)
    await calm.dial()
    wanted, report = await race(calm, Report()), Report()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"DESCENTLAB_DATA": folder, "DESCENTLAB_ROOM_TRIES": "100000", "DESCENTLAB_ROOMS": "100000"}
        settings["DESCENTLAB_ROOM_OPENINGS"] = "100000"
        last = await _killed(settings, args, report, wanted)
        lecturer = Page(last.host, last.port)
        await lecturer.dial()
        for room in report.rooms:
            await come_back(lecturer, report, room)
            await asyncio.sleep(0.01)  # a client may say so many messages a second
        last.process.terminate()
        last.process.wait(10)
        sound = integrity(Path(folder))
    what = f"{args.rounds} kills"
    return [
        alone(f"{what}, races run", report.races, ""),
        alone(f"{what}, races cut and gone on with", report.resumed, ""),
        within(f"{what}, races that differ by a bit", report.different, "", 0),
        alone(f"{what}, rooms told open", len(report.rooms), ""),
        within(f"{what}, rooms missing", len(report.missing), "", 0),
        within(f"{what}, errors and rows out of turn", len(report.problems), "", 0),
        within(f"{what}, complaints of SQLite's integrity check", int(sound != "ok"), "", 0),
    ]


async def _killed(settings: dict[str, str], args: argparse.Namespace, report: Report, wanted: str) -> Server:
    """The last of so many servers on one port, each killed at some moment; all pages have come to an end."""
    port, enough = free_port(), asyncio.Event()
    server = await asyncio.to_thread(start, port, settings)
    pages = [Page(server.host, port) for _ in range(args.students + 1)]
    for page in pages:
        await page.dial()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(keep_opening(pages[0], report, enough))
        for page in pages[1:]:
            tasks.create_task(keep_racing(page, report, wanted, enough))
        for _ in range(args.rounds):
            await asyncio.sleep(random.uniform(0.05, 0.8))
            server.process.kill()
            server.process.wait()
            server = await asyncio.to_thread(start, port, settings)
        enough.set()
    return server


def integrity(folder: Path) -> str:
    """What SQLite says of the file in which rooms are kept."""
    (file,) = folder.glob("*.sqlite*")
    (told,) = sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone()
    return str(told)

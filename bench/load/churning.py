"""Students come, race and go, again and again: what does the server keep?"""

import argparse
import asyncio

from bench.load.crowd import racing_students, told
from bench.load.racing import Waits
from bench.server import Server
from bench.table import FLAT, Row, within


async def churn(server: Server, args: argparse.Namespace) -> list[Row]:
    """Memory and descriptors after the last round against those after the first."""
    waits, held = Waits(), []
    for _ in range(args.rounds):
        everyone = await racing_students(server, args.students, waits)
        await asyncio.gather(*(races.press(student) for student, races in everyone))
        for student, _races in everyone:
            student.leave()
        await asyncio.sleep(0.5)
        held.append((server.memory, server.descriptors))
    (memory, files), (memory_then, files_then) = held[-1], held[0]
    what = f"{args.rounds} rounds of {args.students} who come and go"
    return [
        Row(f"{what}, memory", memory, "MiB", "after the first", memory_then, "at most", FLAT),
        within(f"{what}, descriptors left over", files - files_then, "", 0),
        told(f"{what}, whole run delivered", waits.whole, 0.99),
    ]

"""Students come, race and go, again and again: what does the server keep?"""

import argparse
import asyncio

from bench.load.crowd import racing_students, told
from bench.load.racing import Waits
from bench.server import Server
from bench.table import FLAT, Row, alone, within


async def churn(server: Server, args: argparse.Namespace) -> list[Row]:
    """Memory after the last round against that half way, descriptors against those after the first.

    What the first rounds need at their busiest moments stays with the process, in pieces; flat is what comes then.
    """
    waits, held = Waits(), []
    for _ in range(args.rounds):
        everyone = await racing_students(server, args.students, waits)
        await asyncio.gather(*(races.press(student) for student, races in everyone))
        for student, _races in everyone:
            student.leave()
        await asyncio.sleep(0.5)
        held.append((server.memory, server.descriptors))
    (memory, files), (memory_then, _), (_, files_then) = held[-1], held[len(held) // 2], held[0]
    what = f"{args.rounds} rounds of {args.students} who come and go"
    return [
        alone(f"{what}, memory after the first", held[0][0], "MiB"),
        Row(f"{what}, memory", memory, "MiB", "half way", memory_then, "at most", FLAT),
        within(f"{what}, descriptors left over", files - files_then, "", 0),
        told(f"{what}, whole run delivered", waits.whole, 0.99),
    ]

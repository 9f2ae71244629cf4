"""A class on the loopback: many students from this process against a server in another.

    python -m bench.load class [--students 500] [--seconds 60]    race every 5 s, follow a room at 10 updates a second
    python -m bench.load press [--students 300]                   press Run in the same second
    python -m bench.load one                                      one student presses Run, alone
    python -m bench.load follow [--students 1000] [--seconds 20]  follow a room at 30 updates a second of 2 kB
    python -m bench.load busy [--students 300] [--seconds 20]     the same while it computes without a pause
    python -m bench.load idle [--students 1000]                   what a connection holds that does nothing
    python -m bench.load churn [--students 200] [--rounds 60]     come, race and go: what does the server keep?
    python -m bench.load kill [--students 30] [--rounds 200]      race and open rooms while the server is killed
    python -m bench.load abuse [--students 100] [--seconds 10]    what one hostile client costs the others
    python -m bench.load stall                                    clients that stop reading, and SIGTERM beside them

All is bounded in count and time. Waits are those of the students, whose process shares the machine with the server.
"""

import argparse
import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any

from bench.load.churning import churn
from bench.load.hostile import abuse, stall
from bench.load.kills import kill
from bench.load.lesson import lesson, one, press
from bench.load.room import busy, follow, idle
from bench.script import asked, show
from bench.server import Server, served
from bench.table import Row

SCENARIOS: dict[str, Callable[[Server, argparse.Namespace], Coroutine[Any, Any, list[Row]]]] = {
    "class": lesson,
    "press": press,
    "one": one,
    "follow": follow,
    "busy": busy,
    "idle": idle,
    "churn": churn,
    "kill": kill,
    "abuse": abuse,
    "stall": stall,
}
USUAL = {"class": 500, "press": 300, "follow": 1000, "busy": 300, "idle": 1000, "churn": 200, "kill": 30, "abuse": 100}


def main() -> None:
    """Runs one scenario."""
    parser = asked(__doc__, students=0, seconds=20.0, rounds=30)
    parser.add_argument("scenario", choices=SCENARIOS)
    chosen = parser.parse_args()
    chosen.students = chosen.students or USUAL.get(chosen.scenario, 1)
    gc.disable()  # a pause of this process is not one of the server's
    with served() as server:
        rows = asyncio.run(SCENARIOS[chosen.scenario](server, chosen))
    show(rows, chosen)


if __name__ == "__main__":
    main()

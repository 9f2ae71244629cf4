"""The race: 4 rules x 10,000 steps on Rosenbrock, through the product's own run path with every column of the protocol.

    python bench/race.py [--rounds 15] [--torch /path/to/a/python/with/torch]

Against C (-O2, compiled now: the path alone, and every column) and torch.optim with analytic gradients, in CPU time,
in turn.
"""

import argparse
import os
import time
from collections.abc import Callable

from peers import Round, by_torch, compare, compiled

from descentlab.engine.optimizer import rules
from descentlab.engine.problem import surface_problem
from descentlab.engine.race import Race, Racer
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces
from descentlab.result import ROWS
from descentlab.session.limits import Limits
from descentlab.session.runs import RunSession
from descentlab.session.spec import RunSpec
from descentlab.session.strict import read

STEPS = 10_000
RATES = {"gd": 1e-3, "momentum": 1e-4, "rmsprop": 1e-3, "adam": 1e-2}


def racer(name: str, alpha: float) -> Racer:
    rule = rules()[name]
    knobs = {knob.name: knob.default for knob in rule.knobs} | {"alpha": alpha}
    return Racer(rule, knobs, schedules()["constant"])


def engine(rows: int) -> Round:
    problem = surface_problem(surfaces()["rosenbrock"], {})
    racers = [racer(name, alpha) for name, alpha in RATES.items()]

    def run() -> None:
        race = Race(problem, racers, (-1.2, 1.0), STEPS)
        while not race.done:
            race.advance(rows)

    return timed(run)


def socket() -> Round:
    spec = {
        "problem": {"kind": "surface", "name": "rosenbrock"},
        "steps": STEPS,
        "racers": [{"rule": name, "knobs": {"alpha": alpha}} for name, alpha in RATES.items()],
    }
    given = read(RunSpec, spec)

    def run() -> None:
        session = RunSession("r1", given, 0, STEPS + 1, Limits())
        while session.waiting:
            session.work()

    return timed(run)


def timed(work: Callable[[], None]) -> Round:
    def once() -> float:
        began = time.process_time()
        work()
        return (time.process_time() - began) * 1e3

    return once


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--torch", default=os.environ.get("BENCH_TORCH_PYTHON"))
    chosen = options.parse_args()
    rounds = {
        "descentlab.race": engine(ROWS),
        "engine, 512 rows a chunk": engine(512),
        "engine, 256 rows a chunk": engine(256),
        "WebSocket session, with frames": socket(),
        "C -O2, path alone": compiled("race.c", "-O2"),
        "C -O2, every column": compiled("race.c", "-O2", "-DCOLUMNS=1"),
        **by_torch(chosen.torch, "race_torch.py"),
    }
    compare(rounds, chosen.rounds)


if __name__ == "__main__":
    main()

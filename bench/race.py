"""The race: 4 rules x 10,000 steps on Rosenbrock, through the product's own run path with every column of the protocol.

    python bench/race.py [--rounds 15] [--torch /path/to/a/python/with/torch]

Against C (-O2, compiled now: the path alone, and every column) and torch.optim with analytic gradients, in CPU time,
in turn.
"""

import argparse
import os
import time

from peers import Round, by_torch, compare, compiled

from descentlab.engine.optimizer import rules
from descentlab.engine.problem import surface_problem
from descentlab.engine.race import Race, Racer
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces
from descentlab.result import ROWS

STEPS = 10_000
RATES = {"gd": 1e-3, "momentum": 1e-4, "rmsprop": 1e-3, "adam": 1e-2}
WIRE = 256
"""Rows of one chunk of the WebSocket."""


def racer(name: str, alpha: float) -> Racer:
    rule = rules()[name]
    knobs = {knob.name: knob.default for knob in rule.knobs} | {"alpha": alpha}
    return Racer(rule, knobs, schedules()["constant"])


def product(rows: int) -> Round:
    problem = surface_problem(surfaces()["rosenbrock"], {})
    racers = [racer(name, alpha) for name, alpha in RATES.items()]

    def once() -> float:
        began = time.process_time()
        race = Race(problem, racers, (-1.2, 1.0), STEPS)
        while not race.done:
            race.advance(rows)
        return (time.process_time() - began) * 1e3

    return once


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--torch", default=os.environ.get("BENCH_TORCH_PYTHON"))
    chosen = options.parse_args()
    rounds = {
        "descentlab, whole run": product(ROWS),
        "descentlab, chunks of 256": product(WIRE),
        "C -O2, path alone": compiled("race.c", "-O2"),
        "C -O2, every column": compiled("race.c", "-O2", "-DCOLUMNS=1"),
        **by_torch(chosen.torch, "race_torch.py"),
    }
    compare(rounds, chosen.rounds)


if __name__ == "__main__":
    main()

"""The race: 4 rules x 10,000 steps on Rosenbrock, through the product's own run path with every column of the protocol.

    python -m bench.race [--rounds 15] [--torch /path/to/a/python/with/torch]

Against C (-O2, compiled now: the path alone, and every column) and torch.optim with analytic gradients, in CPU time,
in turn.
"""

import argparse
from collections.abc import Iterator

from bench.peers import by_torch, compiled
from bench.script import run
from bench.table import Row
from bench.turns import Round, Turns, timed
from descentlab.engine.optimizer import rules
from descentlab.engine.problem import Problem, surface_problem
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
COLUMNS = "C -O2, the same columns"
PATH = "C -O2, the path alone"
TORCH = "torch.optim, analytic gradients"


def racer(name: str, alpha: float) -> Racer:
    """A racer whose other knobs are the rule's defaults."""
    rule = rules()[name]
    knobs = {knob.name: knob.default for knob in rule.knobs} | {"alpha": alpha}
    return Racer(rule, knobs, schedules()["constant"])


def raced(problem: Problem, rows: int) -> Round:
    """The race through the engine alone, in chunks of so many rows."""
    racers = [racer(name, alpha) for name, alpha in RATES.items()]

    def work() -> None:
        race = Race(problem, racers, (-1.2, 1.0), STEPS)
        while not race.done:
            race.advance(rows)

    return timed(work)


def session(steps: int) -> Round:
    """The race as a WebSocket runs it: spec, columns, frames."""
    spec = {
        "problem": {"kind": "surface", "name": "rosenbrock"},
        "steps": steps,
        "racers": [{"rule": name, "knobs": {"alpha": alpha}} for name, alpha in RATES.items()],
    }
    given = read(RunSpec, spec)

    def work() -> None:
        one = RunSession("r1", given, 0, steps + 1, Limits())
        while one.waiting:
            one.work()

    return timed(work)


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """The race of the product and of the engine against each peer."""
    problem = surface_problem(surfaces()["rosenbrock"], {})
    rounds: dict[str, Round | None] = {
        "socket": session(STEPS),
        "python": raced(problem, ROWS),
        "512": raced(problem, 512),
        "256": raced(problem, 256),
        COLUMNS: compiled("race.c", "-O2", "-DCOLUMNS=1"),
        PATH: compiled("race.c", "-O2"),
        TORCH: by_torch(chosen.torch, "race_torch.py"),
    }
    turns = Turns(rounds, chosen.rounds)
    for what, ours in {"race, frames of a socket included": "socket", "race, descentlab.race": "python"}.items():
        yield turns.at_most(what, ours, COLUMNS, 25)
        yield turns.at_most(what, ours, PATH, 25)
        yield turns.faster(what, ours, TORCH, 50)
    for rows in ("512", "256"):
        yield turns.at_most(f"race, engine in chunks of {rows} rows", rows, COLUMNS)


if __name__ == "__main__":
    run(__doc__, measure, rounds=15)

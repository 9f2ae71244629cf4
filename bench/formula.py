"""A typed formula against the same loss written by hand: 4 rules x 10,000 steps on Rosenbrock and four others.

    python bench/formula.py [--rounds 9]

CPU time, in turn; the aim is at most 3 times the surface's. Also what typing one costs before its race begins.
"""

import argparse
import time
from collections.abc import Callable
from itertools import count

from peers import Round, compare

from descentlab.engine.graph.answer import graph
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.problem import formula_problem
from descentlab.engine.optimizer import rules
from descentlab.engine.problem import Problem, surface_problem
from descentlab.engine.race import Race, Racer
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces

STEPS = 10_000
RATES = {"gd": 1e-3, "momentum": 1e-4, "rmsprop": 1e-3, "adam": 1e-2}
TYPED = {
    "rosenbrock": "(1-x)^2 + 100*(y-x^2)^2",
    "himmelblau": "(x^2+y-11)^2 + (x+y^2-7)^2",
    "beale": "(1.5-x+x*y)^2 + (2.25-x+x*y^2)^2 + (2.625-x+x*y^3)^2",
    "rastrigin": "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
    "ackley": "-20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x)+cos(2pi y))/2) + 20 + e",
}


def timed(work: Callable[[], object]) -> Round:
    def once() -> float:
        began = time.process_time()
        work()
        return (time.process_time() - began) * 1e3

    return once


def racer(name: str, alpha: float) -> Racer:
    knobs = {knob.name: knob.default for knob in rules()[name].knobs} | {"alpha": alpha}
    return Racer(rules()[name], knobs, schedules()["constant"])


def raced(problem: Problem) -> Round:
    racers = [racer(name, alpha) for name, alpha in RATES.items()]

    def run() -> None:
        race = Race(problem, racers, (-1.2, 1.0), STEPS)
        while not race.done:
            race.advance(4096)

    return timed(run)


def typing(text: str) -> Round:
    """A new formula each time, so that nothing is remembered."""
    spaces = count(1)
    return timed(lambda: formula_problem(text + " " * next(spaces)))


def milliseconds(work: Round) -> str:
    return f"{min(work() for _ in range(5)):8.2f} ms"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=9)
    chosen = options.parse_args()
    for name, text in TYPED.items():
        surface = surfaces()[name]
        by_hand = surface_problem(surface, {knob.name: float(knob.default) for knob in surface.knobs})
        typed = formula_problem(text, surface.parameters)
        compare({f"{name}, the surface": raced(by_hand), f"{name}, typed": raced(typed)}, chosen.rounds)
        values = dict.fromkeys(surface.parameters, 0.5)
        print(
            f"  typing it: read {milliseconds(timed(lambda text=text: parse(text)))}"
            f", graph {milliseconds(timed(lambda text=text, values=values: graph(text, values)))}"
            f", problem {milliseconds(typing(text))}\n"
        )


if __name__ == "__main__":
    main()

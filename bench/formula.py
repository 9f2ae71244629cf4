"""A typed formula against the same loss written by hand: 4 rules x 10,000 steps on Rosenbrock and four others.

    python -m bench.formula [--rounds 9]

CPU time, in turn; the aim is at most 3 times the surface's. Also what typing one costs before its race begins.
"""

import argparse
from collections.abc import Iterator
from itertools import count
from statistics import median

from bench.race import raced
from bench.script import run
from bench.table import Row, alone
from bench.turns import Round, Turns, middle_half, timed
from descentlab.engine.graph.answer import graph
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.problem import formula_problem
from descentlab.engine.problem import surface_problem
from descentlab.engine.surface import Surface, surfaces

ROWS = 4096
TYPED = {
    "rosenbrock": "(1-x)^2 + 100*(y-x^2)^2",
    "himmelblau": "(x^2+y-11)^2 + (x+y^2-7)^2",
    "beale": "(1.5-x+x*y)^2 + (2.25-x+x*y^2)^2 + (2.625-x+x*y^3)^2",
    "rastrigin": "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
    "ackley": "-20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x)+cos(2pi y))/2) + 20 + e",
}


def by_hand(surface: Surface) -> Round:
    """The race on a surface as the catalogue has it."""
    defaults = {knob.name: knob.default for knob in surface.knobs if isinstance(knob.default, float | int)}
    return raced(surface_problem(surface, defaults), ROWS)


def typing(text: str) -> Round:
    """Read, graph and problem of a formula; a new one each time, so that nothing is remembered."""
    spaces = count(1)
    values = dict.fromkeys(parse(text).names, 0.5)

    def work() -> None:
        new = text + " " * next(spaces)
        parse(new)
        graph(new, values)
        formula_problem(new)

    return timed(work)


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """Each formula against its surface, and what it costs to type one."""
    for name, text in TYPED.items():
        surface = surfaces()[name]
        typed = raced(formula_problem(text, surface.parameters), ROWS)
        turns = Turns({"typed": typed, "the surface by hand": by_hand(surface)}, chosen.rounds)
        yield turns.at_most(f"race on a typed formula, {name}", "typed", "the surface by hand", 3)
        once = typing(text)
        costs = [once() for _ in range(chosen.rounds)]
        yield alone(f"typing it: read, graph and problem, {name}", median(costs), "ms", middle_half(costs) or ())


if __name__ == "__main__":
    run(__doc__, measure, rounds=9)

"""Building problems and racers by name, and running them to the end, as the tests of the engine like to."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.program import Formula
from descentlab.engine.optimizer import rules
from descentlab.engine.problem import Problem, surface_problem
from descentlab.engine.race import Race, Racer, views
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces

Array = NDArray[np.float64]


def surface(name: str, **knobs: float) -> Problem:
    """A surface's problem, with defaults where no knob is given."""
    found = surfaces()[name]
    return surface_problem(found, {knob.name: float(knob.default) for knob in found.knobs} | knobs)


def plane(*slopes: float) -> Problem:
    """A loss whose gradient is the same everywhere."""
    names = tuple(f"w{i}" for i in range(len(slopes)))
    knobs = tuple(f"slope{i}" for i in range(len(slopes)))
    value = " + ".join(f"{knob}*{name}" for knob, name in zip(knobs, names, strict=True))
    return Problem(Formula(names, knobs, (), value, knobs), dict(zip(knobs, slopes, strict=True)))


def racer(
    rule: str, schedule: str = "constant", *, sign: Any = "minus", by: Mapping[str, Any] | None = None, **knobs: Any
) -> Racer:
    """A racer; `knobs` are the rule's and `by` the schedule's, with defaults where none is given."""
    kept, falling = rules()[rule], schedules()[schedule]
    own = {knob.name: knob.default for knob in kept.knobs} | knobs
    return Racer(kept, own, falling, {knob.name: knob.default for knob in falling.knobs} | dict(by or {}), sign=sign)


def run(race: Race, rows: int = 1000) -> list[dict[str, Array]]:
    """Every racer's columns to the end: [rows] where there is one number a row, else [rows, size]."""
    blocks: list[list[Array]] = [[] for _ in race.racers]
    while not race.done:
        for kept, block in zip(blocks, race.advance(rows).blocks, strict=True):
            kept.append(block)
    return [columns(race, i, np.concatenate(kept, axis=1)) for i, kept in enumerate(blocks)]


def columns(race: Race, i: int, block: Array) -> dict[str, Array]:
    """A racer's block as named columns."""
    named = views(block, race.layout[i])
    single = {"loss", "alpha", *race.racers[i].rule.powers}
    return {name: column[0] if name in single else column.T for name, column in named.items()}


def path(problem: Problem, racer: Racer, start: tuple[float, ...], steps: int, **conditions: Any) -> dict[str, Array]:
    """One racer's columns."""
    return run(Race(problem, [racer], start, steps, **conditions))[0]


def same(one: Array, other: Array) -> bool:
    """The same numbers to the last bit, NaN where NaN."""
    return np.array_equal(one, other, equal_nan=True)

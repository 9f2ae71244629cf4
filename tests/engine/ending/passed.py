"""How one racer's run ends, as the tests of endings like to ask."""

from typing import Any

from descentlab.engine.ending import End
from descentlab.engine.kernel.program import Formula
from descentlab.engine.problem import Problem
from descentlab.engine.race import Race
from descentlab.engine.surface import surfaces
from tests.engine import running


def end(
    surface: str | Problem,
    rule: str,
    *,
    start: tuple[float, ...] | None = None,
    steps: int = 50,
    sign: str = "minus",
    schedule: str = "constant",
    by: dict[str, Any] | None = None,
    race: dict[str, Any] | None = None,
    **knobs: Any,
) -> End:
    """How one racer's run ends; from the surface's first start unless told."""
    problem = running.surface(surface) if isinstance(surface, str) else surface
    at = start or surfaces()[problem.name].starts[0].at
    run = Race(problem, [running.racer(rule, schedule, sign=sign, by=by, **knobs)], at, steps, **(race or {}))
    running.run(run)
    ended = run.ends[0]
    assert ended is not None
    return ended


def formula(value: str, gradient: tuple[str, ...], names: tuple[str, ...] = ("x",)) -> Problem:
    """A loss of which nothing is known but how to compute it."""
    return Problem(Formula(names, (), (), value, gradient))

"""From a formula that a person types to a problem that racers descend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from descentlab.engine.graph.binding import bind
from descentlab.engine.graph.domain import FALLBACK, box_around, levels_in, start_in, where_real
from descentlab.engine.graph.emit import emitted, local_names
from descentlab.engine.graph.graph import Graph, graph_of
from descentlab.engine.graph.kinks import may_be_sharp, sharp_minima
from descentlab.engine.graph.limits import DEFAULT, FormulaLimits
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.points import distinct
from descentlab.engine.graph.probe import Array, Probe, probe_of
from descentlab.engine.graph.stationary import FEWEST_LOOKS, LINES_OF_CODE, stationary
from descentlab.engine.problem import Problem
from descentlab.engine.surface import Landmarks, Point

MOST_PROBED = 6
"""Parameters up to which stationary points are looked for."""
MOST_NODES = 200
MOST_LINES = LINES_OF_CODE // (2 * FEWEST_LOOKS)
"""Operations, and lines of code of the second derivatives, up to which they are."""


@dataclass(frozen=True)
class FormulaProblem(Problem):
    """A formula as a problem; `names` are its parameters as they were typed, `start` is a place worth starting from."""

    names: tuple[str, ...] = ()
    start: Point = ()
    levels: Literal["linear", "log"] = "log"
    """Which contour levels show its structure."""

    @property
    def parameters(self) -> tuple[str, ...]:
        return self.names


def formula_problem(
    expression: str,
    parameters: Sequence[str] = (),
    fixed: Mapping[str, float] | None = None,
    limits: FormulaLimits = DEFAULT,
) -> FormulaProblem:
    """The problem of a formula.

    `parameters` are the names that learn, in order; without them every name learns that `fixed` gives no value, in
    the order of first appearance. Domain, start and landmarks come from a search of bounded size: the minima it finds
    are minima, but there may be others. Raises FormulaError for a formula that cannot be read or is beyond a limit,
    and for names that do not fit.
    """
    return _problem(expression, tuple(parameters), tuple(sorted((fixed or {}).items())), limits)


@lru_cache(maxsize=64)
def _problem(
    expression: str, parameters: tuple[str, ...], fixed: tuple[tuple[str, float], ...], limits: FormulaLimits
) -> FormulaProblem:
    formula = parse(expression, limits)
    names, values = bind(formula, parameters, dict(fixed), limits)
    graph = graph_of(formula)
    code = emitted(graph, names, tuple(values)).code
    locals_ = local_names([*names, *values])
    knobs = {locals_[name]: value for name, value in values.items()}
    domain, start = (FALLBACK,) * len(names), (1.0,) * len(names)
    problem = FormulaProblem(code, knobs, domain, name=expression, names=names, start=start)
    small = len(names) <= MOST_PROBED and sum(node.visible for node in graph.nodes) <= MOST_NODES
    return _explored(problem, graph, tuple(values)) if small else problem


def _explored(problem: FormulaProblem, graph: Graph, fixed: tuple[str, ...]) -> FormulaProblem:
    """The problem with what a search of bounded size finds out about it."""
    curved = emitted(graph, problem.names, fixed, curved=True)
    problem = replace(problem, quadratic=curved.quadratic)
    if len(curved.code.lines) > MOST_LINES:
        return problem
    with np.errstate(all="ignore"):
        return _placed(problem, probe_of(curved, problem.knobs), sharp=may_be_sharp(graph))


def _placed(problem: FormulaProblem, probe: Probe, *, sharp: bool) -> FormulaProblem:
    found = stationary(probe)
    minima = distinct(probe, np.concatenate([found.minima, sharp_minima(probe)])) if sharp else found.minima
    shown = np.concatenate([minima, found.saddles]) if len(minima) else np.concatenate([found.saddles, found.maxima])
    domain = where_real(probe, box_around(shown, probe.size))
    landmarks = Landmarks(_points(minima), _points(found.saddles), _points(found.maxima))
    start, levels = start_in(probe, domain), levels_in(probe, domain)
    return replace(problem, domain=domain, landmarks=landmarks, start=start, levels=levels)


def _points(points: Array) -> tuple[Point, ...]:
    return tuple(tuple(float(value) for value in point) for point in points)

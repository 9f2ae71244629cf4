"""A sweep: one racer from many starts, with many values of its knobs, and what each of these runs came to."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from descentlab.engine.knob import Number, Scale
from descentlab.engine.outcome import NEVER, Outcome
from descentlab.engine.problem import Problem
from descentlab.engine.progress import reach
from descentlab.engine.runner import Conditions
from descentlab.engine.sweep import PIECE, Sweep
from descentlab.session.choosing import unknown
from descentlab.session.frame import encode_frame
from descentlab.session.knobs import read_knob
from descentlab.session.limits import Limits
from descentlab.session.race import racers_of, rule_of
from descentlab.session.refusal import JsonObject, Refusal, Where, at_most
from descentlab.session.settle import SettledRun, settle
from descentlab.session.spec import RunSpec
from descentlab.session.strict import Strict

Array = NDArray[np.float64]

MOST_AXES = 2
NEAR = 1e-3
"""A run has ended in a minimum when it is this close, as a part of the domain's diagonal."""

COLUMNS = ("ending", "loss", "best", "reached", "diverged")
"""What is told of every run; then where it ended, a column for each parameter."""

DIVERGED, NOWHERE = -1, -2
"""Endings besides the index of a minimum."""


class AxisSpec(Strict):
    """What differs along an axis: {"of": "knob", "name": "alpha", "low": 0.1, "high": 12, "count": 120}."""

    of: Literal["start", "knob"]
    """A coordinate of the start, or a number knob of the rule."""
    name: Annotated[str, Field(max_length=200)]
    low: float
    high: float
    count: Annotated[int, Field(ge=2)]
    """Values along the axis, both ends included."""
    scale: Scale = "linear"
    """Even in the value, in its logarithm, or in the logarithm of 1 - value."""


class SweepSpec(Strict):
    """A run of one racer, and the one or two things that differ."""

    run: RunSpec
    axes: Annotated[list[AxisSpec], Field(min_length=1, max_length=MOST_AXES)]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Every run's values: the starts [n, R] and the knobs that differ [R], the first axis running fastest."""

    starts: Array
    knobs: dict[str, Array]


class SweepRun:
    """A sweep on its way: go through `slices` to their end, then `frame`."""

    def __init__(self, spec: SweepSpec, limits: Limits) -> None:
        self._axes = spec.axes
        self.settled = _settle(spec.run, limits)
        run = self.settled.spec
        self._problem = _problem(spec, self.settled.problem.problem)
        _check(spec.axes, run, self._problem.parameters, limits)
        grid = _grid(spec.axes, run.racers[0].start or run.start or [], self._problem.parameters)
        at_most(grid.starts.shape[1] * (run.steps or 0), limits.sweep_steps, "steps of a sweep", "too_large", ("axes",))
        conditions = Conditions(run.seed, run.noise, run.steps_per_epoch)
        [racer] = racers_of(run)
        self._sweep = Sweep(self._problem, racer, grid.starts, run.steps or 0, grid.knobs, conditions)
        self._target = run.target
        self._outcome: Outcome | None = None

    def slices(self) -> Iterator[None]:
        """Compute some of the runs with every step of the iteration."""
        within = (yield from self._reach()) if self._target is None else self._target
        self._outcome = yield from self._sweep.slices(within)

    def _reach(self) -> Generator[None, None, Array | float]:
        """The losses at which the runs have reached the lowest known minimum, as in a race."""
        minima, starts = self._problem.landmarks.minima, self._sweep.starts
        if not minima:
            return -np.inf
        losses = np.empty(starts.shape[1])
        for begin in range(0, losses.size, PIECE):
            losses[begin : begin + PIECE] = self._problem.loss(starts[:, begin : begin + PIECE])
            yield
        return reach(losses, self._problem.loss_at(minima[0]))

    def frame(self) -> bytes:
        """The binary frame: what the axes are, then each column over all runs, the first axis running fastest."""
        if self._outcome is None:
            raise RuntimeError("the sweep has not been computed")
        minima = self._problem.landmarks.minima
        header: JsonObject = {
            "type": "sweep",
            "parameters": list(self._problem.parameters),
            "axes": [axis.model_dump() for axis in self._axes],
            "size": [axis.count for axis in self._axes],
            "minima": [list(point) for point in minima],
            "steps": self.settled.spec.steps,
            "columns": [*COLUMNS, *self._problem.parameters],
        }
        return encode_frame(header, self._columns(self._outcome))

    def _columns(self, outcome: Outcome) -> list[Array]:
        near = NEAR * float(np.linalg.norm([high - low for low, high in self._problem.domain]))
        minimum = outcome.minimum(self._problem.landmarks.minima, near)
        ending = np.where(outcome.diverged == NEVER, np.where(minimum == NEVER, NOWHERE, minimum), DIVERGED)
        told = [ending, outcome.loss, outcome.best, outcome.reached, outcome.diverged, *outcome.last]
        return [np.asarray(column, dtype=np.float64) for column in told]


def values(axis: AxisSpec) -> Array:
    """The values along an axis; exactly `low` and `high` at its ends."""
    out = _spaced(axis.scale, axis.low, axis.high, axis.count)
    out[0], out[-1] = axis.low, axis.high
    return out


def _spaced(scale: Scale, low: float, high: float, count: int) -> Array:
    if scale == "linear":
        return np.linspace(low, high, count)
    return np.geomspace(low, high, count) if scale == "log" else 1.0 - np.geomspace(1.0 - low, 1.0 - high, count)


def _settle(run: RunSpec, limits: Limits) -> SettledRun:
    try:
        return settle(run, limits)
    except Refusal as refusal:
        raise refusal.under("run") from None


def _problem(spec: SweepSpec, problem: object) -> Problem:
    at_most(len(spec.run.racers), 1, "racer of a sweep", "too_many", ("run", "racers"))
    if not callable(problem):
        raise Refusal("wrong_length", "This kind of problem cannot be swept.", ("run", "problem"))
    made: Problem = problem()
    return made


def _check(axes: list[AxisSpec], run: RunSpec, parameters: tuple[str, ...], limits: Limits) -> None:
    for index, axis in enumerate(axes):
        where: Where = ("axes", index)
        at_most(axis.count, limits.grid, "values along an axis", "out_of_range", (*where, "count"))
        if not (axis.low < axis.high and _fits(axis)):
            message = "An axis goes from low up to high: above 0 on the scale log, below 1 on log1m."
            raise Refusal("out_of_range", message, (*where, "low"), {"low": axis.low, "high": axis.high})
        if (axis.of, axis.name) in [(other.of, other.name) for other in axes[:index]]:
            raise Refusal("given_twice", f"The axis {axis.name} is given twice.", where, {"name": axis.name})
        if axis.of == "start":
            _choose(axis.name, parameters, "parameter", where)
        else:
            _check_knob(axis, run, where, limits)


def _fits(axis: AxisSpec) -> bool:
    if not np.isfinite(axis.high - axis.low):
        return False
    return axis.scale == "linear" or (axis.low > 0.0 if axis.scale == "log" else axis.high < 1.0)


def _check_knob(axis: AxisSpec, run: RunSpec, where: Where, limits: Limits) -> None:
    knobs = {knob.name: knob for knob in rule_of(run.racers[0]).knobs if isinstance(knob, Number)}
    _choose(axis.name, knobs, "number knob", where)
    for end in ("low", "high"):
        read_knob(getattr(axis, end), knobs[axis.name], (*where, end), limits)


def _choose(name: str, known: object, what: str, where: Where) -> None:
    names = list(known)  # type: ignore[call-overload]
    if name not in names:
        raise unknown("unknown_name", f"There is no {what} called {name[:80]}", name, names, (*where, "name"))


def _grid(axes: list[AxisSpec], start: list[float], parameters: tuple[str, ...]) -> _Grid:
    meshed = [mesh.ravel() for mesh in np.meshgrid(*(values(axis) for axis in axes))]
    starts = np.repeat(np.array(start, dtype=np.float64)[:, None], len(meshed[0]), axis=1)
    knobs = {}
    for axis, along in zip(axes, meshed, strict=True):
        if axis.of == "start":
            starts[parameters.index(axis.name)] = along
        else:
            knobs[axis.name] = along
    return _Grid(starts, knobs)

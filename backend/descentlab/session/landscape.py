"""The landscape of a problem: its loss on a grid, for the picture under the paths."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, PlainValidator, SerializeAsAny

from descentlab.engine.problem import Problem
from descentlab.engine.surface import Point
from descentlab.session.frame import encode_frame
from descentlab.session.limits import Limits
from descentlab.session.plane import plane_of
from descentlab.session.problem import ProblemSpec, Settled, kinds, read_problem
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.spec import OfAnyKind
from descentlab.session.strict import Strict

Array = NDArray[np.float64]
Side = tuple[float, float]

DEFAULT_SIZE = {1: (801,), 2: (121, 121)}
"""Points along each side where the request does not say, by number of axes."""

PIECE = 16_384
"""Grid points computed at a time: about a millisecond."""


class LandscapeSpec(Strict):
    """Which problem to draw, over which part of its plane, on how fine a grid."""

    problem: Annotated[SerializeAsAny[ProblemSpec], PlainValidator(read_problem), OfAnyKind()]
    domain: Annotated[list[Annotated[list[float], Field(min_length=2, max_length=2)]], Field(max_length=2)] | None = (
        None
    )
    """(low, high) per axis; the problem's own where it is left out."""
    axes: Annotated[list[str], Field(min_length=1, max_length=2)] | None = None
    """The one or two parameters that vary; the first two where it is left out."""
    at: list[float] | None = None
    """A value for every parameter, of which the axes' do not matter; the problem's start where it is left out."""
    size: Annotated[list[Annotated[int, Field(ge=2)]], Field(max_length=2)] | None = None
    """Points along each side, [nx, ny]; for one parameter [nx]."""
    gradient: bool = False
    """Whether the slope along each axis follows the losses."""


class Landscape:
    """A landscape on its way: go through `slices` to their end, then `frame`."""

    def __init__(self, spec: LandscapeSpec, limits: Limits) -> None:
        self._settled = kinds()[spec.problem.kind].settle(spec.problem, ("problem",), limits)
        self.problem = _problem(self._settled)
        self.plane = plane_of(self._settled, spec.axes, spec.at)
        names = self.plane.of(self.problem.parameters)
        self.domain = _domain(spec.domain, self.plane.of(self.problem.domain), names)
        self.size = _size(spec.size, names, limits)
        self._axes = [np.linspace(low, high, count) for (low, high), count in zip(self.domain, self.size, strict=True)]
        self._gradient = spec.gradient
        self._values = np.empty((1 + len(names) * spec.gradient, *self.size[::-1]))

    def slices(self) -> Iterator[None]:
        """Compute some of the grid with every step of the iteration."""
        values = self._values.reshape(len(self._values), -1)
        for begin in range(0, values.shape[1], PIECE):
            index = np.arange(begin, min(begin + PIECE, values.shape[1]))
            places = np.unravel_index(index, self._values.shape[1:])[::-1]
            at = np.stack([axis[place] for axis, place in zip(self._axes, places, strict=True)])
            points = self.plane.points(at)
            values[0, index] = self.problem.picture(points)
            if self._gradient:
                values[1:, index] = self.problem.picture_gradient(points)[list(self.plane.axes)]
            yield

    def frame(self) -> bytes:
        """The binary frame: what the grid is, then J row by row, the last parameter's axis outermost; then slopes."""
        known, plane = self.problem.landmarks, self.plane
        header: JsonObject = {
            "type": "landscape",
            "parameters": plane.of(self.problem.parameters),
            "domain": [list(side) for side in self.domain],
            "home": [list(side) for side in self.plane.of(self.problem.domain)],
            "size": list(self.size),
            "levels": self._settled.levels,
            "minima": plane.on(known.minima),
            "saddles": plane.on(known.saddles),
            "maxima": plane.on(known.maxima),
            "losses": {
                "minima": self._losses(known.minima),
                "saddles": self._losses(known.saddles),
                "maxima": self._losses(known.maxima),
            },
            "gradient": self._gradient,
            "at": dict(zip(self.problem.parameters, plane.at, strict=True)),
            "start": list(self._settled.start),
        }
        return encode_frame(header, [self._values])

    def _losses(self, points: Sequence[Point]) -> list[float]:
        shown = [point for point in points if self.plane.holds(point)]
        return self.problem.loss(np.array(shown).T).tolist() if shown else []


def _problem(settled: Settled) -> Problem:
    if settled.problem is None:
        raise Refusal("wrong_length", "There is no landscape of this kind of problem.", ("problem",))
    return settled.problem()


def _domain(given: list[list[float]] | None, own: Sequence[Side], names: Sequence[str]) -> tuple[Side, ...]:
    if given is None:
        return tuple(own)
    _one_per_axis(given, "domain", names)
    for index, (low, high) in enumerate(given):
        if not low < high or not np.isfinite(high - low):
            message = "Each side of the domain must be [low, high] with low below high."
            raise Refusal("out_of_range", message, ("domain", index), {"low": low, "high": high})
    return tuple((low, high) for low, high in given)


def _size(given: list[int] | None, names: Sequence[str], limits: Limits) -> tuple[int, ...]:
    if given is None:
        return tuple(min(count, limits.grid) for count in DEFAULT_SIZE[len(names)])
    _one_per_axis(given, "size", names)
    most = limits.grid if len(names) == 2 else limits.grid**2
    for index, count in enumerate(given):
        if count > most:
            message = f"A landscape may have at most {most} points along a side."
            raise Refusal("out_of_range", message, ("size", index), {"maximum": most})
    return tuple(given)


def _one_per_axis(given: Sequence[Any], name: str, names: Sequence[str]) -> None:
    if len(given) != len(names):
        message = f"The {name} must hold one entry per parameter ({', '.join(names)}), not {len(given)}."
        raise Refusal("wrong_length", message, (name,), {"wanted": len(names), "got": len(given)})

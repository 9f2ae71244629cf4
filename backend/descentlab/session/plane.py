"""The plane of a landscape: one or two parameters that vary, all others held where they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.surface import Point
from descentlab.session.choosing import unknown
from descentlab.session.problem import Settled
from descentlab.session.refusal import Refusal

Array = NDArray[np.float64]

MOST_AXES = 2
NEAR = 1e-6
"""How far (relative to its size, if above 1) a coordinate may be from the plane for a point to be drawn on it."""


@dataclass(frozen=True, slots=True)
class Plane:
    """`axes` are the places of the parameters that vary, `at` the point that the plane goes through."""

    axes: tuple[int, ...]
    at: Point

    def points(self, coordinates: Array) -> Array:
        """The points [n, m] of coordinates [axes, m] on the plane."""
        out = np.repeat(np.array(self.at)[:, None], coordinates.shape[1], axis=1)
        out[list(self.axes)] = coordinates
        return out

    def of(self, entries: Sequence[Any]) -> list[Any]:
        """Of entries per parameter those of the axes."""
        return [entries[axis] for axis in self.axes]

    def on(self, points: Sequence[Point]) -> list[list[float]]:
        """The coordinates of those points that lie on the plane."""
        return [self.of(point) for point in points if self.holds(point)]

    def holds(self, point: Point) -> bool:
        """Whether a point lies on the plane."""
        rest = [place for place in range(len(point)) if place not in self.axes]
        return all(abs(point[place] - self.at[place]) <= NEAR * max(1.0, abs(point[place])) for place in rest)


def plane_of(settled: Settled, axes: Sequence[str] | None, at: Sequence[float] | None) -> Plane:
    """The plane that a request asks for: by default of the first two parameters, through the problem's start."""
    names = settled.parameters
    places = tuple(range(min(MOST_AXES, len(names)))) if axes is None else _places(axes, names)
    if at is not None and len(at) != len(names):
        message = f"at must hold {len(names)} numbers ({', '.join(names)}), not {len(at)}."
        raise Refusal("wrong_length", message, ("at",), {"wanted": len(names), "got": len(at)})
    return Plane(places, tuple(settled.start if at is None else at))


def _places(axes: Sequence[str], names: Sequence[str]) -> tuple[int, ...]:
    for index, axis in enumerate(axes):
        if axis not in names:
            raise unknown("unknown_name", f"There is no parameter called {axis[:80]}", axis, names, ("axes", index))
        if axis in axes[:index]:
            raise Refusal("given_twice", f"The axis {axis} is given twice.", ("axes", index), {"name": axis})
    return tuple(names.index(axis) for axis in axes)

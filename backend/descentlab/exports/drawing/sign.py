"""The racers' signs in drawings; the same dashes and markers as the page's (`frontend/src/core/sign.js`)."""

from collections.abc import Iterator
from functools import cache
from math import cos, pi, sin

import numpy as np

from descentlab.exports.drawing.marks import Area, Array, Line, Mark
from descentlab.exports.palette import mixed
from descentlab.exports.record import Sign

_DASHES = {
    "solid": (),
    "dash": (4.0, 2.0),
    "dot": (0.9, 1.7),
    "dashdot": (4.0, 1.8, 0.9, 1.8),
    "longdash": (7.0, 2.4),
    "longdashdot": (7.0, 2.0, 1.0, 2.0),
}
"""In units of the line's width."""
_CROSS = 0.38


def _ring(sides: int, inner: float = 1.0) -> tuple[tuple[float, float], ...]:
    """A polygon that stands on a side, or a star; y downwards."""
    corners = sides if inner == 1.0 else 2 * sides
    radii = [1.0 if corner % 2 == 0 else inner for corner in range(corners)]
    angles = [2 * pi * corner / corners - pi / 2 for corner in range(corners)]
    return tuple((radius * cos(angle), radius * sin(angle)) for radius, angle in zip(radii, angles, strict=True))


_CORNERS = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "diamond": ((0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)),
    "triangle-up": ((0.0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    "triangle-down": ((0.0, 1.15), (1.1, -0.8), (-1.1, -0.8)),
    "triangle-left": ((-1.15, 0.0), (0.8, -1.1), (0.8, 1.1)),
    "triangle-right": ((1.15, 0.0), (-0.8, -1.1), (-0.8, 1.1)),
    "bowtie": ((-1.1, -0.95), (1.1, 0.95), (1.1, -0.95), (-1.1, 0.95)),
    "pentagon": _ring(5),
    "hexagon": _ring(6),
    "star": _ring(5, 0.5),
    "cross": (
        *((-_CROSS, -1.0), (_CROSS, -1.0), (_CROSS, -_CROSS), (1.0, -_CROSS), (1.0, _CROSS), (_CROSS, _CROSS)),
        *((_CROSS, 1.0), (-_CROSS, 1.0), (-_CROSS, _CROSS), (-1.0, _CROSS), (-1.0, -_CROSS), (-_CROSS, -_CROSS)),
    ),
}
"""Corners on about the unit circle, y downwards; any other marker is a circle."""

_CIRCLE = 24


def dash_lengths(dash: str, width: float) -> tuple[float, ...]:
    """The dashes and gaps of a line of that width."""
    return tuple(part * width for part in _DASHES.get(dash, ()))


@cache
def corners(marker: str) -> Array:
    """A marker's outline, [corners, 2], on about the unit circle."""
    return np.array(_CORNERS.get(marker, _ring(_CIRCLE)))


def marker_marks(sign: Sign, at: tuple[float, float], radius: float, halo: str) -> Iterator[Mark]:
    """A racer's point."""
    outline = np.array(at) + radius * corners(sign.marker)
    yield Line(np.vstack([outline, outline[:1]]), mixed(sign.colour, halo), 2.0)
    yield Area((outline,), sign.colour)


def path_marks(sign: Sign, points: Array, width: float, halo: tuple[str, float]) -> Iterator[Mark]:
    """A racer's path: its halo, then its line; `halo` is its colour and how far it reaches on each side."""
    colour, reach = halo
    dashes = dash_lengths(sign.dash, width)
    if reach > 0:
        yield Line(points, mixed(sign.colour, colour), width + 2 * reach, dashes)
    yield Line(points, sign.colour, width, dashes)

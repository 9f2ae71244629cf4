"""The ground of a panel: a surface's levels in the quiet ramp, its landmarks; or a curve."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import cast

import numpy as np
from contourpy import FillType, LineType, contour_generator

from descentlab.exports.drawing.marks import Area, Array, Line, Mark, Words
from descentlab.exports.drawing.plane import Plane, pieces
from descentlab.exports.drawing.ticks import round_numbers, shown
from descentlab.exports.palette import Palette, along
from descentlab.exports.terrain import Terrain, heights_of

_ROOM = {"above": 0.05, "below": 0.16}
"""A curve is drawn this far beyond its highest and its lowest point; below stand the numbers of its axis."""
_TICK, _SMALL = 4.0, 10.0
_CLEAR = 20.0


def plane_of(terrain: Terrain, size: tuple[float, float]) -> Plane:
    """The part of the plane that a panel shows."""
    domain = terrain.problem.domain
    if not terrain.flat:
        return Plane(size, domain[0], domain[1])
    known = terrain.z[np.isfinite(terrain.z)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    span = high - low or 1.0
    return Plane(size, domain[0], (low - _ROOM["below"] * span, high + _ROOM["above"] * span))


def ground_marks(terrain: Terrain, plane: Plane, palette: Palette) -> Iterator[Mark]:
    """What stands still in a panel."""
    width, height = plane.size
    yield Area((np.array([(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]),), palette.ramp[0])
    if terrain.flat:
        for piece in pieces(plane.points(terrain.x, terrain.z), plane.size):
            yield Line(piece, palette.ink_soft, 1.25)
    else:
        yield from level_marks(terrain, plane, palette)
        yield from _landmarks(terrain, plane, palette)
    yield from _numbers(terrain, plane, palette)


def level_marks(terrain: Terrain, plane: Plane, palette: Palette) -> Iterator[Mark]:
    """A surface's levels, filled in the ramp, and the lines between them."""
    heights = heights_of(terrain)
    z = np.ma.masked_invalid(heights.z)
    across, down = plane.across(terrain.x), plane.down(terrain.y)
    generator = contour_generator(across, down, z, fill_type=FillType.OuterOffset, line_type=LineType.Separate)
    bounds = [*heights.at.tolist(), np.inf]
    for index, (low, high) in enumerate(pairwise(bounds)):
        colour = along(palette.ramp, (index + 1) / len(heights.at))
        polygons, offsets = cast("tuple[list[Array], list[Array]]", generator.filled(low, high))
        for polygon, places in zip(polygons, offsets, strict=True):
            yield Area(tuple(polygon[a:b] for a, b in pairwise(places)), colour)
    for level in heights.at.tolist():
        for line in generator.lines(level):
            yield Line(np.asarray(line), palette.contour, 0.6)


@cache
def _strokes(cross: bool) -> tuple[Array, ...]:
    straight = (np.array([(-4.5, 0.0), (4.5, 0.0)]), np.array([(0.0, -4.5), (0.0, 4.5)]))
    slanted = (np.array([(-3.2, -3.2), (3.2, 3.2)]), np.array([(-3.2, 3.2), (3.2, -3.2)]))
    return straight if cross else slanted


def _landmarks(terrain: Terrain, plane: Plane, palette: Palette) -> Iterator[Mark]:
    """Minima as upright crosses, saddles as slanted ones."""
    known = terrain.problem.landmarks
    for points, cross in ((known.minima, True), (known.saddles, False)):
        for x, y in points:
            at = plane.points(np.array([x]), np.array([y]))[0]
            if plane.holds(at):
                yield from (Line(at + stroke, palette.ink_soft, 1.25) for stroke in _strokes(cross))


def _numbers(terrain: Terrain, plane: Plane, palette: Palette) -> Iterator[Mark]:
    """The axes' numbers, within the panel along its edges."""
    width, height = plane.size
    for x in round_numbers(*plane.x, max(3, round(width / 80))):
        at = float(plane.across(np.array([x]))[0])
        if _CLEAR < at < width - _CLEAR:
            yield Line(np.array([(at, height), (at, height - _TICK)]), palette.contour, 1.0)
            yield Words(shown(x), (at, height - _TICK - 3), _SMALL, palette.ink_soft, "middle")
    for y in round_numbers(*plane.y, max(3, round(height / 80))):
        at = float(plane.down(np.array([y]))[0])
        if _CLEAR < at < height - 1.5 * _CLEAR:
            yield Line(np.array([(0.0, at), (_TICK, at)]), palette.contour, 1.0)
            yield Words(shown(y), (_TICK + 3, at + _SMALL / 3), _SMALL, palette.ink_soft)
    names = [*terrain.problem.parameters, f"J({terrain.problem.parameters[0]})"]
    yield Words(names[0], (width - 6, height - 5), _SMALL, palette.ink_soft, "end")
    yield Words(names[1], (6, _SMALL + 4), _SMALL, palette.ink_soft)

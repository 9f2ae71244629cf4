"""Looking for the stationary points of a formula: Newton's method from many places at once."""

from dataclasses import dataclass

import numpy as np

from descentlab.engine.graph.points import Flags, apart, distinct, snapped, surrounded
from descentlab.engine.graph.probe import Array, Probe

REACH = 10.0
"""Starts lie within -REACH..REACH along each parameter; the search may leave that box."""
FARTHEST = 1e4
LARGEST = 1e150
"""Slopes and curvatures above this have squares that are not finite."""
LONGEST_STEP = 2.5
"""How far one step goes along an axis of the curvature, or the distance from 0 where that is more."""
MOST_LOOKS = 60
FEWEST_LOOKS = 12
PATIENCE = 10
"""Looks without an arrival, after there have been some, that end a search."""
LINES_OF_CODE = 6_000
"""Lines of code that one search may run, of a few microseconds each."""
FLAT = 1e-7
"""A curvature below this part of the largest counts as none."""
NONE = 1e-13
"""A curvature below this part of the largest is rounding, and no step divides by it."""
MOST_FLAT = 3
"""More points than this with no curvature along some way are samples of a valley, not points that stand alone."""


@dataclass(frozen=True, slots=True)
class Stationary:
    """Points [k, n], each kind lowest loss first."""

    minima: Array
    saddles: Array
    maxima: Array


def lattice(size: int) -> Array:
    """Where a search starts, [m, n]: a line, a grid, or in more dimensions a sequence that fills the box evenly."""
    if size == 1:
        return np.linspace(-REACH, REACH, 121)[:, None]
    if size == 2:
        side = np.linspace(-REACH, REACH, 13)
        return np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    golden = _root_of_sum(size)
    steps = golden ** -np.arange(1.0, size + 1.0)
    points: Array = REACH * (2.0 * ((0.5 + np.outer(np.arange(1, 161), steps)) % 1.0) - 1.0)
    return points


def _root_of_sum(size: int) -> float:
    """The root above 1 of r^(size+1) = r + 1, whose powers give the sequence that fills a cube most evenly."""
    root = 1.5
    for _ in range(40):
        root = (1.0 + root) ** (1.0 / (size + 1.0))
    return root


def stationary(probe: Probe) -> Stationary:
    """The isolated stationary points that the search comes to; none where a look costs too much."""
    looks = min(MOST_LOOKS, LINES_OF_CODE // (2 * probe.lines))
    if looks < FEWEST_LOOKS:
        nowhere = np.empty((0, probe.size))
        return Stationary(nowhere, nowhere, nowhere)
    starts = lattice(probe.size)

    def slope(points: Array) -> Array:
        return np.asarray(np.abs(probe(points)[1]).max(axis=1))

    ends = np.concatenate(
        [_newton(probe, starts, looks, downhill=True), _newton(probe, starts, looks // 2, downhill=False)]
    )
    return _sorted_by_kind(probe, snapped(ends[apart(ends, 6)], slope))


def _newton(probe: Probe, points: Array, looks: int, *, downhill: bool) -> Array:
    """Points where Newton's step has become nothing; `downhill` turns steps that climb, so that only minima attract."""
    points, arrived = points.copy(), np.zeros(len(points), dtype=bool)
    going = np.arange(len(points))
    latest = looks
    for look in range(looks):
        _, gradient, curvature = probe(points[going])
        step = _step(points[going], gradient, curvature, downhill=downhill)
        points[going] -= step
        length, size = np.linalg.norm(step, axis=1), np.linalg.norm(points[going], axis=1)
        slope = np.linalg.norm(gradient, axis=1)
        arrived[going] = (length <= 1e-9 * (1.0 + size)) & (slope <= 1e-5 * (1.0 + np.abs(curvature).max(axis=(1, 2))))
        latest = look if arrived[going].any() else latest
        going = going[~arrived[going] & (size < FARTHEST) & np.isfinite(length)]
        if look % 8 == 7:
            going = going[apart(points[going], 3)]
        if not len(going) or look - latest >= PATIENCE:
            break
    out: Array = points[arrived]
    return out


def _step(points: Array, gradient: Array, curvature: Array, *, downhill: bool) -> Array:
    sound = _sound(gradient, curvature)
    values, vectors = np.linalg.eigh(np.where(sound[:, None, None], curvature, 0.0))
    slopes = np.einsum("mij,mi->mj", vectors, np.where(sound[:, None], gradient, 0.0))
    usable = np.abs(values) > NONE * np.abs(values).max(axis=1, keepdims=True)
    bends = np.where(usable, np.abs(values) if downhill else values, 1.0)
    none = np.abs(slopes) <= 1e-9 * (1.0 + np.abs(values).max(axis=1, keepdims=True))
    longest = np.maximum(LONGEST_STEP, np.linalg.norm(points, axis=1, keepdims=True))
    moves = np.where(usable, slopes / bends, np.where(none, 0.0, np.sign(slopes) * longest))
    moves = np.clip(moves, -longest, longest)
    steps: Array = np.where(sound[:, None], np.einsum("mij,mj->mi", vectors, moves), np.nan)
    return steps


def _sound(gradient: Array, curvature: Array) -> Flags:
    """Where the slopes and curvatures are numbers that arithmetic can go on with."""
    moderate: Flags = np.all(np.abs(gradient) < LARGEST, axis=1) & np.all(np.abs(curvature) < LARGEST, axis=(1, 2))
    return moderate


def _sorted_by_kind(probe: Probe, points: Array) -> Stationary:
    _, gradient, curvature = probe(points)
    points, curvature = points[_sound(gradient, curvature)], curvature[_sound(gradient, curvature)]
    values = np.linalg.eigvalsh(curvature)
    scale = FLAT * np.abs(values).max(axis=1, keepdims=True, initial=0.0)
    flat: Flags = np.any(np.abs(values) <= scale, axis=1)
    saddle: Flags = np.any(values > scale, axis=1) & np.any(values < -scale, axis=1)
    lower, higher = surrounded(probe, points)
    kinds = (~saddle & lower, saddle, ~saddle & higher)
    return Stationary(*(_alone(probe, points[kind & ~flat], points[kind & flat]) for kind in kinds))


def _alone(probe: Probe, clear: Array, flat: Array) -> Array:
    """The distinct ones of points with clear curvature, and of the others unless these sample a valley."""
    rest = distinct(probe, flat)
    return distinct(probe, np.concatenate([clear, rest]) if len(rest) <= MOST_FLAT else clear)

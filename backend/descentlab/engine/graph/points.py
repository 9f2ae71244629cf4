"""Sets of points that a search has come to: which are the same, and what surrounds them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.graph.probe import Array, Probe

Flags = NDArray[np.bool_]

NEAR = 1e-6
"""Points closer than this (relative to their size, if above 1) are one."""
MOST_POINTS = 64


def apart(points: Array, digits: int) -> NDArray[np.intp]:
    """One index for each group of points that agree to some digits: they are on their way to the same place."""
    size = np.maximum(1.0, np.abs(points).max(axis=1, keepdims=True, initial=0.0))
    rounded = np.round(points / size, digits) * size
    index: NDArray[np.intp] = np.unique(rounded, axis=0, return_index=True)[1]
    return index


def distinct(probe: Probe, points: Array) -> Array:
    """One of each group of points that lie together, lowest loss first."""
    points = points[apart(points, 6)]
    order = np.argsort(probe(points)[0], kind="stable")
    kept = points[:0]
    for point in points[order]:
        gap = NEAR * max(1.0, float(np.abs(point).max()))
        if len(kept) < MOST_POINTS and not (np.abs(kept - point).max(axis=1, initial=0.0) <= gap).any():
            kept = np.concatenate([kept, point[None, :]])
    return kept


def snapped(points: Array, measure: Callable[[Array], Array]) -> Array:
    """Points on the nearest numbers of six decimals wherever a measure of them, [m], is no higher there."""
    plain = np.round(points, 6) + 0.0
    return np.where((measure(plain) <= measure(points))[:, None], plain, points)


def surrounded(probe: Probe, points: Array) -> tuple[Flags, Flags]:
    """Whether each point lies strictly below, and strictly above, everything on a small sphere around it."""
    rise = rises(probe, points, 1e-3)
    lower: Flags = np.all(rise > 0.0, axis=1)
    higher: Flags = np.all(rise < 0.0, axis=1)
    return lower, higher


def rises(probe: Probe, points: Array, radius: float) -> Array:
    """How much higher the loss is at 24 places on a sphere around each point, [k, 24]; `radius` is relative above 1."""
    around = np.random.Generator(np.random.Philox(0)).standard_normal((24, probe.size))
    around /= np.linalg.norm(around, axis=1, keepdims=True)
    reach = radius * np.maximum(1.0, np.linalg.norm(points, axis=1))
    sphere = points[:, None, :] + reach[:, None, None] * around
    there = probe(sphere.reshape(-1, probe.size))[0].reshape(len(points), len(around))
    rise: Array = there - probe(points)[0][:, None]
    return rise

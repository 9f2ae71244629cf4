"""Where to look at a formula, and where to start on it, from the stationary points that were found."""

from math import ceil, floor, log10
from typing import Literal

import numpy as np

from descentlab.engine.graph.probe import Array, Probe
from descentlab.engine.graph.stationary import REACH, lattice

Box = tuple[tuple[float, float], ...]

FALLBACK = (-5.0, 5.0)
LEAST_HALF = 2.5
NEAR = 12.0
"""Points beyond this along some parameter are left out of the picture where there are nearer ones."""
SHOWN = 9
"""Of many minima a picture is made to hold the lowest ones."""
SPREAD = 12.0
_CORNERS = ((0.1, 0.8), (0.9, 0.9), (0.1, 0.1), (0.8, 0.2), (0.3, 0.4), (0.6, 0.7))


def box_around(points: Array, size: int) -> Box:
    """Per parameter a rounded interval with the points and some room around them; (-5, 5) where there are none."""
    if not len(points):
        return (FALLBACK,) * size
    near = points[np.abs(points).max(axis=1) <= NEAR]
    points = near if len(near) else points
    low, high = points[:SHOWN].min(axis=0), points[:SHOWN].max(axis=0)
    return tuple(_interval(float(a), float(b)) for a, b in zip(low, high, strict=True))


def _interval(low: float, high: float) -> tuple[float, float]:
    centre, extent = (low + high) / 2.0, (high - low) / 2.0
    half = max(LEAST_HALF, 1.25 * abs(centre), 1.6 * extent)
    grain = 10.0 ** floor(log10(half)) / 2.0
    return floor((centre - half) / grain) * grain, ceil((centre + half) / grain) * grain


def where_real(probe: Probe, box: Box) -> Box:
    """The part of a box (of one or two parameters) outside which the formula has no finite value anywhere."""
    if len(box) > 2:
        return box
    sides = [np.linspace(low, high, 61) for low, high in box]
    finite = np.isfinite(probe(np.stack(np.meshgrid(*sides, indexing="ij"), axis=-1).reshape(-1, len(box)))[0])
    grid = finite.reshape([61] * len(box))
    if not grid.any():
        return box
    kept = [np.flatnonzero(grid.any(axis=tuple(a for a in range(len(box)) if a != axis))) for axis in range(len(box))]
    ends = [(max(0, rows[0] - 1), min(60, rows[-1] + 1)) for rows in kept]
    return tuple((_short(side[first]), _short(side[last])) for side, (first, last) in zip(sides, ends, strict=True))


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def start_in(probe: Probe, box: Box) -> tuple[float, ...]:
    """A place in a box, off its middle, with a finite loss and a finite slope other than 0; else the first tried."""
    places = np.array(
        [[low + corner[i % 2] * (high - low) for i, (low, high) in enumerate(box)] for corner in _CORNERS]
    )
    loss, gradient, _ = probe(places)
    usable = np.flatnonzero(np.isfinite(loss) & np.isfinite(gradient).all(axis=1) & (gradient != 0.0).any(axis=1))
    chosen = places[usable[0] if len(usable) else 0]
    return tuple(_short(value) for value in chosen)


def levels_in(probe: Probe, box: Box) -> Literal["linear", "log"]:
    """Which contour levels show a formula's structure: "log" where its losses spread over orders of magnitude."""
    low, high = np.array(box).T
    loss = probe(low + (lattice(probe.size) / (2.0 * REACH) + 0.5) * (high - low))[0]
    loss = loss[np.isfinite(loss)]
    if not len(loss):
        return "linear"
    least, middle, most = np.quantile(loss, (0.0, 0.25, 0.95))
    return "log" if most - least > SPREAD * (middle - least) else "linear"

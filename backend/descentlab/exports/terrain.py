"""The ground of a picture: the loss on a grid, and the levels that show its structure, by the page's own law."""

from dataclasses import dataclass
from math import log10

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.problem import Problem
from descentlab.session.settle import SettledRun

Array = NDArray[np.float64]

LEVELS = 16
BOTTOM_PART = 0.02
"""On log levels the bottom of the lowest valley is this part of the grid."""
GRID, CURVE = 121, 801
"""Points along a side of a surface, and along a curve."""


@dataclass(frozen=True, slots=True)
class Terrain:
    """A problem of one or two parameters, as a picture shows it."""

    problem: Problem
    x: Array
    y: Array
    """Of a surface; of a curve, nothing."""
    z: Array
    """The loss, [ny, nx] or [nx]."""
    levels: str

    @property
    def flat(self) -> bool:
        """Whether it is a curve."""
        return self.z.ndim == 1


@dataclass(frozen=True, slots=True)
class Heights:
    """What is drawn of a surface: z or its logarithm, and the levels among that."""

    z: Array
    at: Array


def terrain_of(settled: SettledRun, grid: int = GRID) -> Terrain | None:
    """The ground of a run's problem; None where it has none of one or two parameters."""
    problem = settled.problem.problem() if settled.problem.problem else None
    if problem is None or problem.size > 2:
        return None
    counts = (CURVE,) if problem.size == 1 else (grid, grid)
    axes = [np.linspace(low, high, count) for (low, high), count in zip(problem.domain, counts, strict=True)]
    with np.errstate(all="ignore"):
        points = np.stack(np.meshgrid(*axes)) if problem.size == 2 else np.stack(axes)
        z = problem.picture(points)
    return Terrain(problem, axes[0], axes[-1] if problem.size == 2 else np.empty(0), z, settled.problem.levels)


def heights_of(terrain: Terrain) -> Heights:
    """The heights and levels of a surface (`frontend/src/plots/levels.js`)."""
    known = np.sort(terrain.z[np.isfinite(terrain.z)])
    lowest, highest = (float(known[0]), float(known[-1])) if known.size else (0.0, 1.0)
    if terrain.levels == "linear":
        return Heights(terrain.z, _levels(lowest, highest))
    above = float(known[int(BOTTOM_PART * (known.size - 1))]) - lowest if known.size else 0.0
    offset = above if above > 0 else (highest - lowest) * 1e-6 or 1.0
    with np.errstate(all="ignore"):
        logs = np.log10(terrain.z - lowest + offset)
    return Heights(logs, _levels(log10(offset), log10(highest - lowest + offset)))


def _levels(low: float, high: float) -> Array:
    size = (high - low) / (LEVELS + 1) or 1.0
    return low + size * np.arange(1.0, LEVELS + 1)

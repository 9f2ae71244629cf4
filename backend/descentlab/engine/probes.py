"""Read-only instruments: curvature, stability, distances and steps, measured on a problem or on a run's columns."""

from dataclasses import dataclass
from math import inf
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.knob import KnobValues
from descentlab.engine.optimizer import Rule
from descentlab.engine.problem import Problem
from descentlab.engine.surface import Point

Array = NDArray[np.float64]
Standing = Literal["minimum", "saddle", "maximum", "plateau", "slope"]

_RELATIVE_STEP = float(np.cbrt(np.finfo(np.float64).eps))
"""Of a central difference: balances its error, which grows with the step squared, and rounding, with its inverse."""

_WIDE_STEP = 0.25
"""The same on a quadratic, where only rounding is to fear."""

_SMALLEST_SCALE = 0.1
"""Of a parameter's domain (or of 1 where there is none): below this, steps do not shrink with the parameter."""

_NEARBY = 0.01
"""Of the domain's diagonal: a stationary point this near, by Newton's step, is where a resting run rests."""

_FLAT = 1e-3
"""Of the loss that counts: what changes less than this over the whole domain is flat."""


@dataclass(frozen=True, slots=True)
class Curvature:
    """The Hessian along its own directions: `values` [n] ascending, `directions` [n, n] in columns of length 1."""

    values: Array
    directions: Array

    @property
    def largest(self) -> float:
        """The largest curvature; NaN where the Hessian is not finite."""
        return float(self.values[-1])

    @property
    def steepest(self) -> Array:
        """The direction of the largest curvature, [n]."""
        return self.directions[:, -1]


def hessian(problem: Problem, point: Point) -> Array:
    """The second derivatives at a point, [n, n], symmetric, by central differences of the analytic gradient.

    `H[:, j] = (dJ(W + h_j) - dJ(W - h_j)) / (2 h_j)`, where h_j is cbrt(machine epsilon) of the
    parameter's scale.
    """
    at = np.array(point, dtype=np.float64)
    share = _WIDE_STEP if problem.quadratic else _RELATIVE_STEP
    steps = np.diag(share * np.maximum(np.abs(at), _SMALLEST_SCALE * _widths(problem)))
    ahead, behind = at[:, None] + steps, at[:, None] - steps
    with np.errstate(all="ignore"):
        slopes = (problem.gradient(ahead) - problem.gradient(behind)) / np.diag(ahead - behind)
        return 0.5 * (slopes + slopes.T)


def curvature(problem: Problem, point: Point) -> Curvature:
    """The Hessian's eigenvalues and directions at a point; all NaN where it is not finite."""
    matrix = hessian(problem, point)
    if not np.isfinite(matrix).all():
        return Curvature(np.full(problem.size, np.nan), np.full((problem.size, problem.size), np.nan))
    values, directions = np.linalg.eigh(matrix)
    return Curvature(values, directions)


def stability_limit(rule: Rule, knobs: KnobValues, curvature: float) -> float | None:
    """The alpha above which a rule runs away along a direction of this curvature; None where there is no such limit."""
    if rule.stability_limit is None or not 0.0 < curvature < inf:
        return None
    return rule.stability_limit(knobs, curvature)


def size_of(problem: Problem) -> float:
    """The length of the domain's diagonal; of a box of side 1 where no domain is known."""
    return float(np.linalg.norm(_widths(problem)))


def outside(problem: Problem, point: Point) -> bool:
    """Whether a point lies outside the domain that is known, if one is."""
    return any(not low <= x <= high for x, (low, high) in zip(point, problem.domain, strict=False))


def nearest_minimum(problem: Problem, points: Array) -> tuple[NDArray[np.intp], Array]:
    """For points [n, ...]: the nearest known minimum's index and distance, each [...]; inf where none is known."""
    if not problem.landmarks.minima:
        return np.zeros(points.shape[1:], dtype=np.intp), np.full(points.shape[1:], inf)
    minima = np.array(problem.landmarks.minima).T
    with np.errstate(all="ignore"):
        distances = np.linalg.norm(points[:, None] - minima.reshape(*minima.shape, *(1,) * (points.ndim - 1)), axis=0)
    return np.argmin(distances, axis=0), np.min(distances, axis=0)


def step_sizes(params: Array) -> Array:
    """The length of each move, for params [n, rows] -> [rows]; NaN for the first row, which no move led to."""
    with np.errstate(all="ignore"):
        return np.concatenate([[np.nan], np.linalg.norm(np.diff(params, axis=1), axis=0)])


def effective_rates(params: Array, grad: Array) -> Array:
    """What each parameter's learning rate came to, move over gradient, for [n, rows] -> [n, rows].

    Equal to alpha for gradient descent; momentum and the adaptive rules differ from it. NaN for the first row; infinite
    or NaN where the gradient was 0.
    """
    rates = np.full_like(params, np.nan)
    with np.errstate(all="ignore"):
        rates[:, 1:] = -np.diff(params, axis=1) / grad[:, :-1]
    return rates


@np.errstate(all="ignore")
def standing(problem: Problem, point: Point, rise: float) -> Standing:
    """What kind of place a resting run rests in, told by gradient and curvature.

    `rise` is the loss that counts there: a curvature that changes the loss by less than a thousandth of it over the
    whole domain is flat, and a slope that would not use it up over the whole domain is a plateau's.
    """
    slope, bend, across = np.array(problem.gradient_at(point)), curvature(problem, point), size_of(problem)
    bent = np.abs(bend.values) > _FLAT * rise / across**2
    along = bend.directions.T @ slope
    still = float(np.linalg.norm(along[~bent])) * across <= _FLAT * rise
    if bent.any() and still and np.linalg.norm(along[bent] / bend.values[bent]) <= _NEARBY * across:
        return _kind(bend.values[bent], problem.size)
    return "plateau" if np.linalg.norm(slope) * across <= rise else "slope"


def _kind(curvatures: Array, size: int) -> Standing:
    if (curvatures > 0.0).all():
        return "minimum"
    return "maximum" if len(curvatures) == size and (curvatures < 0.0).all() else "saddle"


def _widths(problem: Problem) -> Array:
    """The domain's width along each parameter; 1 where none is known."""
    return np.array([high - low for low, high in problem.domain] or [1.0] * problem.size)

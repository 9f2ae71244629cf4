"""Losses without a minimum: whether a loss falls without bound in the direction that a run has taken."""

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.problem import Problem
from descentlab.engine.progress import Run

Array = NDArray[np.float64]

DOUBLINGS = 40
"""How often the way is doubled: from a run's last rows to about 10^12 times as far."""

JUDGED = 20
"""The last of them, by which it is judged."""

SLACK = 1e-6
"""How much less than the one before, in parts of it, a fall may be and still count as no less: rounding."""


def bottomless(run: Run) -> bool:
    """Whether the loss falls without bound along the way of the last rows, as far as floats reach.

    A loss that is bounded below has only so much to lose, so that on a straight way, doubled again and again, its
    falls shrink; of one that loses with every doubling as much as with the one before, or more, none is left. This
    finds polynomials, exponentials and logarithms. Only asked where no minimum is known.
    """
    tail = run.progress.tail
    if run.progress.floor is not None or tail.params.shape[1] < 2:
        return False
    here, way = tail.params[:, -1], tail.params[:, -1] - tail.params[:, 0]
    return bool(np.any(way)) and _falls_for_ever(_along(run.problem, here, way))


def _along(problem: Problem, here: Array, way: Array) -> Array:
    lengths = np.exp2(np.arange(DOUBLINGS + 1))
    with np.errstate(all="ignore"):
        losses = problem.loss(here[:, None] + way[:, None] * lengths)
    return np.concatenate([[problem.loss_at(tuple(here.tolist()))], losses])


def _falls_for_ever(losses: Array) -> bool:
    if np.isnan(losses).any():
        return False
    finite = losses[np.isfinite(losses)]
    if len(finite) < len(losses) and not (losses[len(finite) :] == -np.inf).all():
        return False
    falls = -np.diff(finite[-JUDGED - 1 :])
    return bool((falls > 0.0).all() and (np.diff(falls) >= -SLACK * falls[1:]).all())

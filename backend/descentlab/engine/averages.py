"""Exponentially weighted averages of a series: what Momentum, RMSprop and Adam keep of their gradients."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def weighted_average(series: Sequence[float], beta: float) -> Array:
    """The average so far after each value, starting from 0.

        V_t = beta*V_(t-1) + (1 - beta)*x_t

    `series` [T]; 0 <= beta < 1. The same operations as Momentum's line V and, of squares, RMSprop's S, so that their
    recorded gradients give their recorded states bit for bit. Source: notes, section 9.
    """
    keep = 1.0 - beta
    steps = accumulate(series, lambda average, value: beta * average + keep * value, initial=0.0)
    return np.fromiter(steps, np.float64, len(series) + 1)[1:]


def total_weight(size: int, beta: float) -> Array:
    """How much all weights up to each value come to: 1 - beta^t for t = 1 .. size, [size].

    An average that starts from 0 is too small by this factor; dividing by it is Adam's bias correction.
    """
    powers: Array = np.multiply.accumulate(np.full(size, beta))
    return 1.0 - powers


def weights(size: int, beta: float) -> Array:
    """How much the value of k steps ago counts: (1 - beta)*beta^k for k = 0 .. size - 1, [size]."""
    powers = np.multiply.accumulate(np.concatenate([[1.0], np.full(size, beta)]))[:size]
    return (1.0 - beta) * powers


def window(beta: float) -> float:
    """About how many values the average looks back over: 1/(1 - beta), after which a weight has fallen to about 1/e."""
    return 1.0 / (1.0 - beta)

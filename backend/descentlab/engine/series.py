"""Series to take averages of: a year of noisy temperatures, and shapes whose averages are known in closed form."""

from collections.abc import Callable, Mapping
from math import cos, tau
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.noise import noise_columns

Array = NDArray[np.float64]

YEAR = 365
MEAN, SWING, COLDEST = 10.0, 8.0, 15
"""A year in a mild place: degrees Celsius, how far they go to either side, and the day of the lowest."""

LEVEL = 10.0
"""The value that the plain shapes take."""


def _temperature(size: int) -> Array:
    return np.array([MEAN - SWING * cos(tau * (day - COLDEST) / YEAR) for day in range(1, size + 1)])


def _constant(size: int) -> Array:
    return np.full(size, LEVEL)


def _step(size: int) -> Array:
    return np.where(np.arange(size) >= size // 4, LEVEL, 0.0)


def _impulse(size: int) -> Array:
    return np.where(np.arange(size) == size // 4, LEVEL, 0.0)


SHAPES: Mapping[str, Callable[[int], Array]] = MappingProxyType(
    {"temperature": _temperature, "constant": _constant, "step": _step, "impulse": _impulse}
)
"""What a series is without noise, by name: (size) -> [size].

The average of `constant` c is c*(1 - beta^t); of `impulse` it is the weights themselves.
"""


def made_series(shape: str, size: int, noise: float = 0.0, seed: int = 0) -> Array:
    """`size` values of a shape, each with `noise * N(0, 1)` added, [size]; the same for the same seed."""
    added: Array = noise_columns(seed, 1, 1, size, noise)[0]
    return SHAPES[shape](size) + added

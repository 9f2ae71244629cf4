"""What a data set is: labelled samples drawn from a seed, with a story of what it teaches."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.registry import Registry
from descentlab.engine.text import Text

Array = NDArray[np.float64]
MOST_SAMPLES = 10_000
"""Samples that a data set may have."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """A way to draw samples; see `engine/data/sets/circle.py` for one."""

    name: str
    order: int
    title: Text
    story: Text
    inputs: int
    classes: int
    """How many classes there are; 0 where the label is a number to be predicted."""
    domain: tuple[float, float]
    """What a plot shows of each input."""
    draw: Callable[[np.random.Generator, int, float], tuple[Array, Array]]
    """(random, size, noise) -> samples X [size, inputs] and labels [size]: the class 0, 1.. or the number to predict.

    Noise is the standard deviation of what is added to every input, or to the label where that is a number."""
    source: str


@cache
def datasets() -> Registry[DataSet]:
    """Every data set, by name, in the order the page shows them."""
    return Registry("descentlab.engine.data.sets", "DATA")


def alternating(size: int, classes: int) -> Array:
    """Labels 0, 1, .. in turn, so that classes differ in number by one at most, [size]."""
    return (np.arange(size) % classes).astype(np.float64)


def jittered(random: np.random.Generator, samples: Array, noise: float) -> Array:
    """The samples with noise * N(0, 1) added to every input; the draw is the same whatever the noise."""
    return samples + noise * random.standard_normal(samples.shape)

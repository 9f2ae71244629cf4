"""A training task: samples that train and samples that test, and the targets that a loss compares with."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet
from descentlab.engine.data.stream import Purpose, stream


class Samples(NamedTuple):
    """Samples [M, inputs] and their labels [M]: a class 0, 1.. or a number."""

    x: Array
    label: Array


def outputs(classes: int, loss: str) -> int:
    """How many outputs a network has: one per class, one in all for two classes (but for softmax) or for a number."""
    return classes if classes > 2 or loss == "softmax" else 1


@dataclass(frozen=True, slots=True)
class Task:
    """What a network is to learn."""

    train: Samples
    test: Samples
    classes: int
    """0 where the label is a number to be predicted."""
    domain: tuple[tuple[float, float], ...]
    """What a plot shows: (low, high) per input."""

    @property
    def inputs(self) -> int:
        """How many inputs a sample has."""
        return int(self.train.x.shape[1])

    def targets(self, samples: Samples, loss: str) -> Array:
        """What the outputs should be, [M, n_out].

        The number itself; else an output per class, or one in all for two: 1 for the sample's class and 0 for
        others, under squared error -1 for others.
        """
        if not self.classes:
            return samples.label[:, None]
        count = outputs(self.classes, loss)
        mine = np.arange(count) == samples.label[:, None] if count > 1 else samples.label[:, None] == 1.0
        return np.where(mine, 1.0, -1.0 if loss == "squared" else 0.0)


def held_out(size: int, share: float) -> int:
    """How many of `size` samples are kept for testing: the share, rounded, of which one at least is left to train."""
    return min(round(share * size), size - 1)


def split(samples: Samples, share: float, seed: int) -> tuple[Samples, Samples]:
    """Training and testing samples: `share` of them (rounded, 0 <= share < 1), chosen by the seed, test.

    At least one sample trains. The samples that train are in the order drawn, and so are those that test.
    """
    size = len(samples.label)
    held = held_out(size, share)
    chosen = np.zeros(size, dtype=bool)
    chosen[stream(seed, Purpose.SPLIT).permutation(size)[:held]] = True
    return _where(samples, ~chosen), _where(samples, chosen)


def drawn(dataset: DataSet, size: int, noise: float, share: float, seed: int) -> Task:
    """The task of a data set."""
    samples = Samples(*dataset.draw(stream(seed, Purpose.DATA), size, noise))
    return Task(*split(samples, share, seed), dataset.classes, (dataset.domain,) * dataset.inputs)


def given(
    samples: Samples, classes: int, share: float, seed: int, domain: tuple[tuple[float, float], ...] | None = None
) -> Task:
    """The task of a person's own points; where no domain is given the plot shows them all with a tenth to spare."""
    if domain is not None:
        return Task(*split(samples, share, seed), classes, domain)
    low, high = samples.x.min(axis=0), samples.x.max(axis=0)
    spare = np.where(high > low, 0.1 * (high - low), 1.0)
    around = tuple(zip((low - spare).tolist(), (high + spare).tolist(), strict=True))
    return Task(*split(samples, share, seed), classes, around)


def _where(samples: Samples, chosen: np.ndarray) -> Samples:
    return Samples(np.ascontiguousarray(samples.x[chosen]), samples.label[chosen])

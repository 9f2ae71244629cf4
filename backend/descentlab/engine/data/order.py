"""The order in which the samples of a training set are seen: shuffled anew every epoch, then cut into batches."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.data.stream import Purpose, stream

Index = NDArray[np.intp]

DRAWN_AT_ONCE = 16_384
"""Samples whose places are drawn together, whole epochs at a time: a generator costs more than a small shuffle."""


def batches(samples: int, size: int, seed: int, epoch: int) -> list[Index]:
    """The samples of each batch of an epoch (from 1): ceil(M/B) arrays, the last of M mod B where that is not 0.

    The order depends on seed, M and epoch alone: batches of different sizes cut the same order. A batch of the whole
    set is left in the data's own order, since its sum has no other.
    """
    if size >= samples:
        return [np.arange(samples)]
    shuffled = order(samples, seed, epoch)
    return [shuffled[first : first + size] for first in range(0, samples, size)]


def order(samples: int, seed: int, epoch: int) -> Index:
    """The samples 0..M-1 in the order of an epoch (from 1)."""
    together = max(1, DRAWN_AT_ONCE // samples)
    block, row = divmod(epoch - 1, together)
    return _orders(samples, together, seed, block)[row]  # type: ignore[no-any-return]


@lru_cache(maxsize=16)
def _orders(samples: int, together: int, seed: int, block: int) -> Index:
    rows = np.tile(np.arange(samples), (together, 1))
    shuffled = stream(seed, Purpose.ORDER, block).permuted(rows, axis=1)
    shuffled.flags.writeable = False
    return shuffled

"""Seeded randomness by purpose: one seed gives the data, the split, the weights and the order, each its own stream."""

from enum import IntEnum

import numpy as np


class Purpose(IntEnum):
    """What random numbers are for; the streams of two purposes never meet."""

    DATA = 1
    SPLIT = 2
    WEIGHTS = 3
    ORDER = 4
    PLANE = 5


def stream(seed: int, purpose: Purpose, block: int = 0) -> np.random.Generator:
    """The generator of one purpose; `block` jumps to any later part of its stream without drawing what lies before.

    Philox is a counter: seed and purpose are its key, block the high word of its counter (0 <= seed, block < 2^64).
    """
    key = np.array([seed, purpose], dtype=np.uint64)
    return np.random.Generator(np.random.Philox(key=key, counter=np.array([0, 0, 0, block], dtype=np.uint64)))

"""Gradient noise that depends on the seed and the step alone: every racer, chunk and continuation meets the same."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

BLOCK = 256
"""Steps drawn together; part of the meaning of a seed."""


def noise_columns(seed: int, size: int, first: int, rows: int, spread: float) -> NDArray[np.float64]:
    """`spread * N(0, 1)` for each of `size` parameters and `rows` updates from `first` (from 1), as [size, rows].

    Counter-based (Philox): block b of a seed is drawn by itself, whatever came before.
    """
    if spread == 0.0:
        return np.zeros((size, rows))
    blocks = range((first - 1) // BLOCK, (first + rows - 2) // BLOCK + 1)
    drawn = np.concatenate([_block(seed, size, block) for block in blocks], axis=1)
    offset = (first - 1) % BLOCK
    return spread * drawn[:, offset : offset + rows]


@lru_cache(maxsize=64)
def _block(seed: int, size: int, block: int) -> NDArray[np.float64]:
    bits = np.random.Philox(key=seed, counter=[0, 0, 0, block])
    drawn = np.random.Generator(bits).standard_normal((BLOCK, size)).T.copy()
    drawn.flags.writeable = False
    return drawn

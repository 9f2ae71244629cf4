"""Batches as the tape takes them: contiguous blocks of features, ones and targets."""

from collections.abc import Sequence

import numpy as np

from descentlab.engine.data.order import order
from descentlab.engine.nn.tape import Array


class Feed:
    """The batches of a training set [n, M] and [n_out, M], epoch after epoch, in the order that belongs to a seed.

    Blocks [n_in + 1 + n_out, B] are rewritten in place when another epoch is asked for.
    """

    def __init__(self, features: Array, targets: Array, size: int, seed: int) -> None:
        self.samples = features.shape[1]
        self.size = min(size, self.samples)
        self.seed = seed
        self._all = np.concatenate([features, np.ones((1, self.samples)), targets])
        whole = self.samples // self.size
        self._blocks = np.empty((whole, len(self._all), self.size))
        self._rest = np.empty((len(self._all), self.samples - whole * self.size))
        self._epoch = 0
        self.blocks: Sequence[Array] = [*self._blocks, *([self._rest] if self._rest.size else [])]

    @property
    def batches(self) -> int:
        """How many updates an epoch has: ceil(M/B)."""
        return len(self.blocks)

    @property
    def last(self) -> int:
        """The size of an epoch's last batch."""
        return self.samples - (self.batches - 1) * self.size

    def epoch(self, step: int) -> int:
        """The epoch, from 1, of update `step`, from 1."""
        return (step - 1) // self.batches + 1

    def turn_to(self, epoch: int) -> None:
        """Fill the blocks with the batches of an epoch."""
        if epoch == self._epoch:
            return
        self._epoch = epoch
        if self.batches == 1:
            np.copyto(self._blocks[0], self._all)
            return
        seen = self._all.take(order(self.samples, self.seed, epoch), axis=1)
        whole = self._blocks.shape[0] * self.size
        np.copyto(self._blocks, seen[:, :whole].reshape(len(seen), -1, self.size).transpose(1, 0, 2))
        np.copyto(self._rest, seen[:, whole:])

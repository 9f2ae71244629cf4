"""Batches as the tape takes them: contiguous blocks of features, ones and targets."""

import numpy as np

from descentlab.engine.data.order import order
from descentlab.engine.nn.tape import Array

Batch = tuple[Array, Array, Array]
"""Features, the same transposed, and targets, as `tape.Slot` describes them."""


class Feed:
    """The batches of a training set [n, M] and [n_out, M], epoch after epoch, in the order that belongs to a seed.

    Targets are there once for each of the K `nets`. The batches' blocks [n_in + 1 + n_out*K, B] are written over when
    another epoch is asked for.
    """

    def __init__(self, features: Array, targets: Array, size: int, seed: int, *, bias: bool, nets: int) -> None:
        self.samples: int = features.shape[1]
        self.size = min(size, self.samples)
        self.seed = seed
        self._nets = nets
        self._inputs = len(features) + bias
        ones = np.ones((int(bias), self.samples))
        self._all = np.concatenate([features, ones, np.repeat(targets, nets, axis=0)])
        self.batches: int = -(-self.samples // self.size)
        """How many updates an epoch has: ceil(M/B)."""
        self.last: int = (self.samples - 1) % self.size + 1
        """The size of an epoch's last batch."""
        whole = self.samples // self.size
        self._seen = np.empty_like(self._all)
        blocks, rest = np.split(self._seen, [whole * self.size], axis=1)
        self._cut = [
            (np.empty((whole, len(self._all), self.size)), blocks.reshape(-1, whole, self.size).transpose(1, 0, 2))
        ]
        if rest.size:
            self._cut.append((np.empty((1, *rest.shape)), rest[None]))
        self._epoch = 0
        self.slots = [self._slots(block) for blocks, _ in self._cut for block in blocks]
        """The batches of the epoch that was turned to."""

    def _slots(self, block: Array) -> Batch:
        features, targets = block[: self._inputs], block[self._inputs :]
        return features, features.T, targets.reshape(-1, self._nets, block.shape[1])

    def epoch(self, step: int) -> int:
        """The epoch, from 1, of update `step`, from 1."""
        return int((step - 1) // self.batches) + 1

    def seen(self, step: int) -> int:
        """How many samples `step` updates have seen."""
        epochs, more = divmod(step, self.batches)
        return int(epochs * self.samples + more * self.size)

    def turn_to(self, epoch: int) -> None:
        """Fill the blocks with the batches of an epoch."""
        if epoch == self._epoch or (self.batches == 1 and self._epoch):
            return
        self._epoch = epoch
        if self.batches == 1:
            np.copyto(self._seen, self._all)
        else:
            # "clip" only spares a check: every index is in range
            self._all.take(order(self.samples, self.seed, epoch), 1, self._seen, "clip")
        for blocks, seen in self._cut:
            np.copyto(blocks, seen)

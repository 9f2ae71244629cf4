"""Where a network's numbers lie in its flat parameter vector."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from descentlab.engine.nn.network import Network
from descentlab.engine.nn.tape import Array


@dataclass(frozen=True)
class Layout:
    """The flat order: layer by layer the weights, each row ending in its unit's bias, then gamma and beta if any.

    A bias is thus a column of weights that meets a row of ones, and a layer is one matrix product. A normalised layer
    has no bias: the mean that is taken off would take it off, and beta has its place.
    """

    network: Network

    @cached_property
    def biased(self) -> tuple[bool, ...]:
        """Per layer: whether its units have biases."""
        network = self.network
        return (network.bias and not network.batch_norm,) * len(network.hidden) + (network.bias,)

    @cached_property
    def spans(self) -> tuple[tuple[slice, slice | None], ...]:
        """Per layer: the slice of its weights and biases, and that of its gamma and beta if it is normalised."""
        out: list[tuple[slice, slice | None]] = []
        at = 0
        last = len(self.network.layers) - 1
        for index, (n_in, n_out) in enumerate(self.network.layers):
            weights = slice(at, at + n_out * (n_in + self.biased[index]))
            norm = slice(weights.stop, weights.stop + 2 * n_out) if self.network.batch_norm and index < last else None
            out.append((weights, norm))
            at = (norm or weights).stop
        return tuple(out)

    @cached_property
    def size(self) -> int:
        """How many numbers a network has."""
        weights, norm = self.spans[-1]
        return int((norm or weights).stop)

    @cached_property
    def statistics(self) -> int:
        """How many running statistics a network has: a mean and a variance for each normalised unit."""
        return 2 * sum(self.network.hidden) if self.network.batch_norm else 0

    def matrices(self, flat: Array) -> list[Array]:
        """The layers' weights with their biases, views [..., n_out, n_in + 1] of flat [..., P]."""
        lead = flat.shape[:-1]
        return [
            flat[..., weights].reshape(*lead, n_out, n_in + biased)
            for (weights, _), (n_in, n_out), biased in zip(self.spans, self.network.layers, self.biased, strict=True)
        ]

    def scales(self, flat: Array) -> list[Array | None]:
        """The layers' gamma and beta, views [..., 2, n_out]; None where a layer is not normalised."""
        lead = flat.shape[:-1]
        return [None if norm is None else flat[..., norm].reshape(*lead, 2, -1) for _, norm in self.spans]

    def running(self, statistics: Array) -> list[Array]:
        """The hidden layers' running mean and variance, views [..., 2, n] of statistics [..., S]."""
        lead = statistics.shape[:-1]
        ends = 2 * np.cumsum((0, *self.network.hidden))
        return (
            [statistics[..., first:stop].reshape(*lead, 2, -1) for first, stop in pairwise(ends)]
            if self.network.batch_norm
            else []
        )

    def decayed(self) -> Array:
        """1 where a parameter is a weight and 0 where it is a bias, a gamma or a beta, [P]."""
        mask = np.zeros(self.size)
        for matrix, (n_in, _) in zip(self.matrices(mask), self.network.layers, strict=True):
            matrix[:, :n_in] = 1.0
        return mask

    def names(self) -> Iterator[str]:
        """The parameters' names in their flat order: W1_2_3 leads in layer 1 to unit 2 from 3, b1_2 is its bias."""
        for layer, (n_in, n_out) in enumerate(self.network.layers):
            for unit in range(1, n_out + 1):
                yield from (f"W{layer + 1}_{unit}_{source}" for source in range(1, n_in + 1))
                yield from [f"b{layer + 1}_{unit}"] * self.biased[layer]
            if self.spans[layer][1] is not None:
                yield from (
                    f"{letter}{layer + 1}_{unit}" for letter in ("gamma", "beta") for unit in range(1, n_out + 1)
                )

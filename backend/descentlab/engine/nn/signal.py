"""How a signal goes forward, and a gradient back, through a deep chain of layers.

Source: notes, section 5; Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks,
2010; He et al., Delving deep into rectifiers, 2015.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple

import numpy as np

from descentlab.engine.data.stream import Purpose, stream
from descentlab.engine.nn.activation import ACTIVATIONS
from descentlab.engine.nn.init import INITS
from descentlab.engine.nn.number_format import kept
from descentlab.engine.nn.tape import Array, Tape, bound, run

MOST_LAYERS: Final = 150
MOST_WIDTH: Final = 128
SAMPLES: Final = 64
"""Inputs, drawn from N(0, 1), that a chain is tried with."""
PERCENTILES: Final = (5, 25, 50, 75, 95)
BINS: Final = 31
"""Bars of a histogram; an odd number, so that one of them has 0 in its middle."""


class Passage(NamedTuple):
    """The chain forward and backward, each [L + 1] by layer; entry 0 is the input's, entry L the output's."""

    forward: Array
    """a_l, from a_0 = 1."""
    backward: Array
    """dJ/da_l, from dJ/da_L = 1."""


def linear_passage(weight: float, layers: int, number_format: str = "float64") -> Passage:
    """Through L linear layers of W = w*I without biases: a_l = w*a_(l-1) and dJ/da_(l-1) = w*dJ/da_l, each as kept.

    0 <= L <= 150. Each unit is on its own, so one stands for all; w*I is its own transpose, so the way back multiplies
    by the same w. Exactly: a_l = w^l and dJ/da_l = w^(L-l).
    """
    forward = np.ones(layers + 1)
    factor = kept(np.array(weight), number_format)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for layer in range(1, layers + 1):
            forward[layer] = kept(factor * forward[layer - 1], number_format)
    return Passage(forward, forward[::-1].copy())


@dataclass(frozen=True, slots=True)
class Spread:
    """How the numbers of one layer are spread: activations, or gradients."""

    percentiles: Array
    """Of the magnitudes of those that are not 0, [5]; 0 where all are, NaN where some are NaN."""
    rms: float
    """The root of the mean square."""
    zeros: float
    """The share that is exactly 0."""
    infinite: float
    """The share that is not finite."""
    histogram: Array
    """Counts of the signed finite values over `edge` both ways, [31]."""
    edge: float
    """The largest finite magnitude; bar i reaches from edge*(2i/31 - 1) on."""

    def row(self) -> Array:
        """Everything in one row: percentiles, rms, zeros, infinite, edge, histogram; [40]."""
        return np.concatenate(
            [self.percentiles, [self.rms, self.zeros, self.infinite, self.edge], self.histogram.astype(np.float64)]
        )


def spread(values: Array) -> Spread:
    """The spread of some values of any shape."""
    finite = values[np.isfinite(values)]
    sizes = np.abs(values)
    edge = float(np.abs(finite).max(initial=0.0))
    bars = np.histogram(finite / edge if edge else finite, BINS, (-1.0, 1.0))[0]
    return Spread(_percentiles(sizes), _rms(sizes), _share(values == 0.0), _share(~np.isfinite(values)), bars, edge)


def _percentiles(sizes: Array) -> Array:
    """The nearest values themselves: between a number and infinity there is nothing to interpolate."""
    if np.isnan(sizes).any():
        return np.full(len(PERCENTILES), np.nan)
    alive = sizes[sizes > 0.0]
    return np.percentile(alive, PERCENTILES, method="nearest") if alive.size else np.zeros(len(PERCENTILES))


def _rms(sizes: Array) -> float:
    """Scaled by the largest, so that squares neither overflow nor vanish."""
    largest = float(sizes.max())
    if not np.isfinite(largest) or largest == 0.0:
        return largest
    return largest * float(np.sqrt(np.mean((sizes / largest) ** 2)))


def _share(where: np.ndarray) -> float:
    return float(np.mean(where))


@dataclass(frozen=True, slots=True)
class Chain:
    """A deep network of even layers, without biases: z_l = W_l a_(l-1), a_l = f(z_l), each result as kept."""

    init: str
    activation: str = "tanh"
    width: int = 64
    layers: int = 30
    seed: int = 0
    number_format: str = "float64"

    def spreads(self) -> Iterator[tuple[int, Spread]]:
        """(layer, spread) of the activations from layer 0 to L, then of the gradients dJ/da from layer L to 0.

        Inputs and the gradient that begins at the output are drawn from N(0, 1), the same for every initialisation.
        """
        random = stream(self.seed, Purpose.DATA)
        shape = (self.width, SAMPLES)
        values = [kept(random.standard_normal(shape), self.number_format)]
        yield 0, spread(values[0])
        for layer in range(1, self.layers + 1):
            values.append(self._forward(layer, values[-1]))
            yield layer, spread(values[-1])
        gradient = kept(random.standard_normal(shape), self.number_format)
        yield self.layers, spread(gradient)
        for layer in range(self.layers, 0, -1):
            gradient = self._backward(layer, values[layer], gradient)
            yield layer - 1, spread(gradient)

    @property
    def deviation(self) -> float:
        """The standard deviation of the weights; of U(-a, a) a/sqrt(3)."""
        init = INITS[self.init]
        size = init.spread(self.width, self.width)
        return size / sqrt(3.0) if init.uniform else size

    def weights(self, layer: int) -> Array:
        """W_l, [width, width], made anew whenever it is needed; layers count from 1."""
        init = INITS[self.init]
        random = stream(self.seed, Purpose.WEIGHTS, layer)
        shape = (self.width, self.width)
        drawn = random.uniform(-1.0, 1.0, shape) if init.uniform else random.standard_normal(shape)
        return kept(init.spread(self.width, self.width) * drawn, self.number_format)

    def _forward(self, layer: int, before: Array) -> Array:
        tape: Tape = []
        with np.errstate(all="ignore"):
            z = kept(self.weights(layer) @ before, self.number_format)
            ACTIVATIONS[self.activation].forward(tape, z)
            run(bound(tape))
            return kept(z, self.number_format)

    def _backward(self, layer: int, after: Array, gradient: Array) -> Array:
        """dJ/da_(l-1) = W' (dJ/da_l * f'(z_l)), W' the transpose of W."""
        slope = ACTIVATIONS[self.activation].slope
        tape: Tape = []
        local = np.ones_like(after)
        if slope is not None:
            slope(tape, after, local)
        with np.errstate(all="ignore"):
            run(bound(tape))
            return kept(self.weights(layer).T @ kept(gradient * local, self.number_format), self.number_format)

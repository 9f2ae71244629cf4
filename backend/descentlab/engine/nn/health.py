"""Whether a network can still learn: dead and saturated units, and gradients that vanish or explode on the way down."""

from dataclasses import dataclass

import numpy as np

from descentlab.engine.nn.network import Network
from descentlab.engine.nn.tape import Array
from descentlab.engine.nn.whole import Look

SATURATED = 0.99
"""A tanh or sigmoid is saturated where it has come this far from its middle to its end."""
_MIDDLES = {"tanh": (0.0, 1.0), "sigmoid": (0.5, 0.5)}


@dataclass(frozen=True, slots=True)
class LayerHealth:
    """One layer on the whole training set."""

    dead: float
    """The share of units that are 0 for every sample; 0 where the activation is not ReLU."""
    saturated: float
    """The share of (unit, sample) pairs at an end of tanh or sigmoid; 0 for other activations."""
    gradient: float
    """The root mean square of dJ/d(the weighted sums): how much of the loss reaches this layer."""


def health(network: Network, look: Look) -> tuple[LayerHealth, ...]:
    """The health of every layer, the output layer last."""
    layers = []
    with np.errstate(all="ignore"):
        for layer, delta in enumerate(look.deltas):
            values = look.hidden[layer] if layer < len(look.hidden) else None
            gradient = float(np.sqrt(np.mean(delta * delta)))
            layers.append(LayerHealth(_dead(network, values), _saturated(network, values), gradient))
    return tuple(layers)


def _dead(network: Network, values: Array | None) -> float:
    if values is None or network.activation != "relu":
        return 0.0
    return float((values == 0.0).all(axis=1).mean())


def _saturated(network: Network, values: Array | None) -> float:
    if values is None or network.activation not in _MIDDLES:
        return 0.0
    middle, reach = _MIDDLES[network.activation]
    return float((np.abs(values - middle) >= SATURATED * reach).mean())


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts of values between edges, [bins] and [bins + 1]; values that are not finite are counted apart."""

    edges: Array
    counts: Array
    not_finite: int


def histogram(values: Array, bins: int = 40) -> Histogram:
    """A histogram of all values of an array, from their least to their greatest."""
    finite = values[np.isfinite(values)]
    with np.errstate(all="ignore"):
        wide = bool(finite.size) and not np.isfinite(finite.max() - finite.min())
    # edges between numbers so far apart cannot be told by their difference; their halves' can
    counts, edges = np.histogram(finite / 2 if wide else finite, bins)
    return Histogram(edges * 2 if wide else edges, counts.astype(np.float64), int(values.size - finite.size))

"""Initialisations: how large a layer's first weights are; biases start at 0, gamma at 1, beta at 0."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

import numpy as np

from descentlab.engine.data.stream import Purpose, stream
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.tape import Array
from descentlab.engine.text import Text

SMALL = 0.01
"""The standard deviation of `small_normal`."""


@dataclass(frozen=True, slots=True)
class Init:
    """An initialisation: the spread of a layer's weights from its widths."""

    name: str
    title: Text
    formula: str
    spread: Callable[[int, int], float]
    """(n_in, n_out) -> standard deviation, or half-width where the weights are uniform."""
    uniform: bool = False


INITS = MappingProxyType(
    {
        init.name: init
        for init in (
            Init("zeros", Text("zeros", "全零"), "W = 0", lambda _in, _out: 0.0),
            Init("small_normal", Text("small normal", "小随机数"), "W ~ 0.01*N(0, 1)", lambda _in, _out: SMALL),
            Init(
                "inverse_sqrt",
                Text("1/sqrt(n_in)", "1/sqrt(n_in)"),
                "W ~ N(0, 1)/sqrt(n_in)",
                lambda n_in, _out: sqrt(1 / n_in),
            ),
            Init(
                "glorot_normal",
                Text("Glorot, normal", "Glorot 正态"),
                "W ~ N(0, 2/(n_in + n_out))",
                lambda n_in, n_out: sqrt(2 / (n_in + n_out)),
            ),
            Init(
                "glorot_uniform",
                Text("Glorot, uniform", "Glorot 均匀"),
                "W ~ U(-a, a), a = sqrt(6/(n_in + n_out))",
                lambda n_in, n_out: sqrt(6 / (n_in + n_out)),
                uniform=True,
            ),
            Init("he", Text("He", "He"), "W ~ N(0, 2/n_in)", lambda n_in, _out: sqrt(2 / n_in)),
        )
    }
)
"""Every initialisation, by name."""


def initial(network: Network, seed: int) -> Array:
    """A network's first parameters, flat [P].

    All normal initialisations scale the same draws of a seed, so that two of them differ in size alone.
    """
    layout, init = Layout(network), INITS[network.init]
    flat = np.zeros(layout.size)
    random = stream(seed, Purpose.WEIGHTS)
    for matrix, (n_in, n_out) in zip(layout.matrices(flat), network.layers, strict=True):
        drawn = random.uniform(-1.0, 1.0, (n_out, n_in)) if init.uniform else random.standard_normal((n_out, n_in))
        matrix[:, :n_in] = init.spread(n_in, n_out) * drawn
    for scale in layout.scales(flat):
        if scale is not None:
            scale[0] = 1.0
    return flat

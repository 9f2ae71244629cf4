"""Signals and gradients through deep chains of layers, as a client asks for them."""

from collections.abc import Iterator
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from descentlab.engine.nn.activation import ACTIVATIONS
from descentlab.engine.nn.init import INITS
from descentlab.engine.nn.number_format import reach
from descentlab.engine.nn.signal import BINS, MOST_LAYERS, MOST_WIDTH, PERCENTILES, SAMPLES, Chain, linear_passage
from descentlab.session.choosing import unknown
from descentlab.session.frame import encode_frame
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.spec import SAFE_INTEGER
from descentlab.session.strict import Strict

Array = NDArray[np.float64]

Format = Literal["float64", "float32", "float16"]
Layers = Annotated[int, Field(ge=1, le=MOST_LAYERS)]
Weight = Annotated[float, Field(ge=-1e6, le=1e6)]
MOST_WEIGHTS = 8
NOTES = (1.5, 0.5)
"""The notes' weight, and one below 1 beside it."""


class LinearSpec(Strict):
    """L linear layers of w*I, once for each weight: {"weights": [1.5, 0.5], "layers": 150}."""

    weights: list[Weight] = Field(default_factory=lambda: list(NOTES), min_length=1, max_length=MOST_WEIGHTS)
    layers: Layers = MOST_LAYERS


class ChainSpec(Strict):
    """Real layers, once for each initialisation: {"activation": "tanh", "width": 64, "layers": 30}."""

    inits: list[str] = Field(default_factory=lambda: list(INITS), min_length=1, max_length=len(INITS))
    activation: str = "tanh"
    width: Annotated[int, Field(ge=1, le=MOST_WIDTH)] = 64
    layers: Layers = 30
    seed: Annotated[int, Field(ge=0, le=SAFE_INTEGER)] = 0


class DeepSpec(Strict):
    """One of the two, or both."""

    linear: LinearSpec | None = None
    chain: ChainSpec | None = None
    format: Format = "float64"
    """What every result is kept in."""


class Deep:
    """The chains on their way: go through `slices` to their end, then `frame`."""

    def __init__(self, spec: DeepSpec) -> None:
        _check(spec)
        self._spec = spec
        self._blocks: list[Array] = []

    def slices(self) -> Iterator[None]:
        """Compute a weight's passage, or one layer of a chain, with every step of the iteration."""
        spec = self._spec
        for weight in spec.linear.weights if spec.linear else ():
            passage = linear_passage(weight, spec.linear.layers if spec.linear else 0, spec.format)
            self._blocks += [passage.forward, passage.backward]
            yield
        for init in spec.chain.inits if spec.chain else ():
            yield from self._chain(init)

    def _chain(self, init: str) -> Iterator[None]:
        asked = self._spec.chain
        assert asked is not None  # noqa: S101 - only called for one
        chain = Chain(init, asked.activation, asked.width, asked.layers, asked.seed, self._spec.format)
        told = np.empty((2, asked.layers + 1, len(PERCENTILES) + 4 + BINS))
        for index, (layer, spread) in enumerate(chain.spreads()):
            told[int(index > asked.layers), layer] = spread.row()
            yield
        self._blocks.append(told)

    def frame(self) -> bytes:
        """The binary frame: forward and backward of each weight; activations and gradients of each initialisation."""
        spec = self._spec
        smallest, largest = reach(spec.format)
        header: JsonObject = {
            "type": "deep",
            "format": spec.format,
            "smallest": smallest,
            "largest": largest,
            "linear": spec.linear.model_dump() if spec.linear else None,
            "chain": spec.chain.model_dump() | {"samples": SAMPLES} if spec.chain else None,
            "deviations": [Chain(init, width=spec.chain.width).deviation for init in spec.chain.inits]
            if spec.chain
            else [],
            "columns": [*(f"p{percent}" for percent in PERCENTILES), "rms", "zeros", "infinite", "edge"],
            "bins": BINS,
        }
        return encode_frame(header, self._blocks)


def _check(spec: DeepSpec) -> None:
    if spec.linear is None and spec.chain is None:
        raise Refusal("missing", "linear or chain must be given.", ("linear",), {"name": "linear"})
    if spec.chain is None:
        return
    for index, init in enumerate(spec.chain.inits):
        if init not in INITS:
            message = f"There is no initialisation called {init[:80]}"
            raise unknown("unknown_name", message, init, list(INITS), ("chain", "inits", index))
    name = spec.chain.activation
    if name not in ACTIVATIONS:
        message = f"There is no activation called {name[:80]}"
        raise unknown("unknown_name", message, name, list(ACTIVATIONS), ("chain", "activation"))

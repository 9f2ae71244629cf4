"""One small batch normalised, as a client asks for it."""

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field

from descentlab.engine.nn.norm import DECAY, EPS
from descentlab.engine.nn.small_batch import SmallBatch
from descentlab.session.frame import encode_frame
from descentlab.session.refusal import JsonObject
from descentlab.session.strict import Strict

MOST_VALUES = 32
MOST_BATCHES = 500
Bounded = Annotated[float, Field(ge=-1e6, le=1e6)]

COLUMNS = ("values", "centred", "squared", "normalised", "outputs", "printed")
"""Of each value of the batch."""


class BatchNormSpec(Strict):
    """The weighted sums of one unit over a batch: {"values": [2.0, 4.0, 6.0], "gamma": 1.0, "beta": 0.0}."""

    values: Annotated[list[Bounded], Field(min_length=1, max_length=MOST_VALUES)]
    gamma: Bounded = 1.0
    beta: Bounded = 0.0
    eps: Annotated[float, Field(ge=0.0, le=1.0)] = EPS
    batches: Annotated[int, Field(ge=0, le=MOST_BATCHES)] = 60
    """How many such batches the running statistics are followed over."""


class BatchNormWork:
    """The batch on its way: go through `slices` to their end, then `frame`."""

    def __init__(self, spec: BatchNormSpec) -> None:
        self._spec = spec
        self._batch = SmallBatch(np.array(spec.values), spec.gamma, spec.beta, spec.eps)

    def slices(self) -> Iterator[None]:
        """All of it in one turn: it is small."""
        yield

    def frame(self) -> bytes:
        """The binary frame: the columns of the values; running mean and variance; the predictions by batches seen."""
        batch, batches = self._batch, self._spec.batches
        header: JsonObject = {
            "type": "batch-norm",
            "size": len(self._spec.values),
            "batches": batches,
            "decay": DECAY,
            "mean": batch.mean,
            "variance": batch.variance,
            "printed_variance": batch.printed_variance,
            "columns": list(COLUMNS),
        }
        columns = (batch.values, batch.centred, batch.centred**2, batch.normalised, batch.outputs, batch.printed)
        return encode_frame(header, [*columns, *batch.running(batches), batch.predicted(batches)])

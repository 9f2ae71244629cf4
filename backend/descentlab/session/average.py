"""Exponentially weighted averages of a series, as a client asks for them."""

from collections.abc import Iterator
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from descentlab.engine.averages import total_weight, weighted_average, weights, window
from descentlab.engine.series import made_series
from descentlab.session.frame import encode_frame
from descentlab.session.limits import Limits
from descentlab.session.refusal import JsonObject, Refusal, at_most
from descentlab.session.spec import SAFE_INTEGER
from descentlab.session.strict import Strict

Array = NDArray[np.float64]

DEFAULT_SIZE = 365


class SeriesSpec(Strict):
    """What is averaged: `values` as `given`, or so many of a shape with seeded noise."""

    kind: Literal["given", "temperature", "constant", "step", "impulse"]
    values: Annotated[list[float], Field(min_length=1)] | None = None
    """The series itself; only of the kind `given`."""
    size: Annotated[int, Field(ge=1)] | None = None
    noise: Annotated[float, Field(ge=0.0, le=1e6)] = 0.0
    """Standard deviation of what is added to every value."""
    seed: Annotated[int, Field(ge=0, le=SAFE_INTEGER)] = 0


class AverageSpec(Strict):
    """A series, and how long each average of it remembers."""

    series: SeriesSpec
    betas: Annotated[list[Annotated[float, Field(ge=0.0, lt=1.0)]], Field(min_length=1)]


class Averages:
    """The averages on their way: go through `slices` to their end, then `frame`."""

    def __init__(self, spec: AverageSpec, limits: Limits) -> None:
        _check(spec, limits)
        self._betas = spec.betas
        self._series = _series(spec.series)
        self._blocks: list[Array] = [self._series]

    def slices(self) -> Iterator[None]:
        """Compute one average with every step of the iteration."""
        size = len(self._series)
        for beta in self._betas:
            average, total = weighted_average(self._series.tolist(), beta), total_weight(size, beta)
            self._blocks += [average, total, average / total, weights(size, beta)]
            yield

    def frame(self) -> bytes:
        """The binary frame: the series, then for each beta its average, total weight, corrected average and weights."""
        header: JsonObject = {
            "type": "average",
            "size": len(self._series),
            "betas": self._betas,
            "windows": [window(beta) for beta in self._betas],
        }
        return encode_frame(header, self._blocks)


def _series(spec: SeriesSpec) -> Array:
    if spec.kind == "given":
        return np.array(spec.values, dtype=np.float64)
    return made_series(spec.kind, spec.size or DEFAULT_SIZE, spec.noise, spec.seed)


def _check(spec: AverageSpec, limits: Limits) -> None:
    series = spec.series
    if series.kind == "given" and series.values is None:
        raise Refusal("missing", "values is missing; it must be given.", ("series", "values"), {"name": "values"})
    if series.kind != "given" and series.values is not None:
        message = f'"values" belongs to the kind "given", not to "{series.kind}".'
        raise Refusal("unknown_field", message, ("series", "values"), {"name": "values"})
    at_most(len(series.values or ()), limits.series, "values of a series", "too_many", ("series", "values"))
    at_most(series.size or 0, limits.series, "values of a series", "out_of_range", ("series", "size"))
    at_most(len(spec.betas), limits.averages, "averages at once", "too_many", ("betas",))

"""Losses: mean over samples, read from linear outputs, each with its derivative side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from descentlab.engine.nn.activation import sigmoid
from descentlab.engine.nn.tape import Array, Slot, Tape, scalar
from descentlab.engine.text import Text


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss J of outputs z [n_out, ..., B] and targets y of the same shape."""

    name: str
    title: Text
    formula: str
    mean: Callable[[Array, Array], Array]
    """(z, y) -> J, [...]."""
    backward: Callable[[Tape, Array, Array | Slot, Array], None]
    """(tape, z, y, d): write calls that set d = dJ/dz, divided by the number of samples B."""
    regression: bool = False
    """True where targets may be any real number."""


def _squared(z: Array, y: Array) -> Array:
    d = z - y
    return np.asarray(np.add.reduce(np.vecdot(d, d), axis=0) * (0.5 / d.shape[-1]))


def _squared_back(tape: Tape, z: Array, y: Array | Slot, d: Array) -> None:
    tape.append((np.subtract, z, y, d))
    _mean(tape, d)


def _logistic(z: Array, y: Array) -> Array:
    # log(1 + exp(z)) - y*z without overflow: max(z, 0) - y*z + log1p(exp(-|z|))
    return _over_samples(np.add.reduce(np.maximum(z, 0.0) - y * z + np.log1p(np.exp(-np.abs(z))), axis=0))


def _logistic_back(tape: Tape, z: Array, y: Array | Slot, d: Array) -> None:
    tape.append((np.copyto, d, z))
    sigmoid(tape, d)
    tape.append((np.subtract, d, y, d))
    _mean(tape, d)


def _softmax(z: Array, y: Array) -> Array:
    low = z - np.maximum.reduce(z, axis=0)
    return _over_samples(np.log(np.add.reduce(np.exp(low), axis=0)) - np.add.reduce(y * low, axis=0))


def _over_samples(losses: Array) -> Array:
    return np.asarray(np.add.reduce(losses, axis=-1) / losses.shape[-1])


def _softmax_back(tape: Tape, z: Array, y: Array | Slot, d: Array) -> None:
    row = np.empty(z.shape[1:])
    tape += [(np.maximum.reduce, z, 0, None, row), (np.subtract, z, row, d), (np.exp, d, d)]
    tape += [(np.add.reduce, d, 0, None, row), (np.divide, d, row, d), (np.subtract, d, y, d)]
    _mean(tape, d)


def _mean(tape: Tape, d: Array) -> None:
    if d.shape[-1] > 1:
        tape.append((np.multiply, d, scalar(1.0 / d.shape[-1]), d))


LOSSES = MappingProxyType(
    {
        loss.name: loss
        for loss in (
            Loss(
                "squared",
                Text("squared error", "平方误差"),
                "J = 1/(2B) * sum (z - y)^2",
                _squared,
                _squared_back,
                regression=True,
            ),
            Loss(
                "logistic",
                Text("logistic loss", "逻辑损失"),
                "J = -1/B * sum [y*log s(z) + (1 - y)*log(1 - s(z))]",
                _logistic,
                _logistic_back,
            ),
            Loss(
                "softmax",
                Text("softmax cross-entropy", "softmax 交叉熵"),
                "J = -1/B * sum log softmax(z)[class]",
                _softmax,
                _softmax_back,
            ),
        )
    }
)
"""Every loss, by name."""

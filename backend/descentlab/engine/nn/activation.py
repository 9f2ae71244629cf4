"""Activations, each with its derivative written in its own value `a`, in place, for buffers of any shape."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np

from descentlab.engine.nn.tape import Array, Tape, scalar
from descentlab.engine.text import Text

LEAK = 0.01
"""The slope of leaky ReLU below zero."""

_ONE, _ZERO, _LEAK = scalar(1.0), scalar(0.0), scalar(LEAK)


@dataclass(frozen=True, slots=True)
class Activation:
    """What a unit does with its weighted sum z: a = f(z)."""

    name: str
    title: Text
    formula: str
    forward: Callable[[Tape, Array], None]
    """(tape, z): write calls that turn z into a, in place."""
    backward: Callable[[Tape, Array, Array, Array], None]
    """(tape, a, d, spare): write calls that turn d = dJ/da into dJ/dz, in place; `spare` is of the same shape."""


def _identity(tape: Tape, z: Array) -> None:
    """a = z."""


def _identity_back(tape: Tape, a: Array, d: Array, spare: Array) -> None:
    """dJ/dz = dJ/da."""


def _tanh(tape: Tape, z: Array) -> None:
    tape.append(partial(np.tanh, z, z))


def _tanh_back(tape: Tape, a: Array, d: Array, spare: Array) -> None:
    tape += [partial(np.multiply, a, a, spare), partial(np.subtract, _ONE, spare, spare), partial(np.multiply, d, spare, d)]


def sigmoid(tape: Tape, z: Array) -> None:
    """Write a = 1/(1 + exp(-z)); where exp(-z) overflows the quotient is 0, as it should be."""
    tape += [partial(np.negative, z, z), partial(np.exp, z, z), partial(np.add, z, _ONE, z), partial(np.divide, _ONE, z, z)]


def _sigmoid_back(tape: Tape, a: Array, d: Array, spare: Array) -> None:
    tape += [partial(np.subtract, _ONE, a, spare), partial(np.multiply, spare, a, spare), partial(np.multiply, d, spare, d)]


def _relu(tape: Tape, z: Array) -> None:
    tape.append(partial(np.maximum, z, _ZERO, z))


def _relu_back(tape: Tape, a: Array, d: Array, spare: Array) -> None:
    # sign(a) is 1 where the unit is alive and 0 where it is not (also at z = 0, as in other libraries), and keeps a NaN
    tape += [partial(np.sign, a, spare), partial(np.multiply, d, spare, d)]


def _leaky_relu_back(tape: Tape, a: Array, d: Array, spare: Array) -> None:
    tape += [partial(np.sign, a, spare), partial(np.maximum, spare, _LEAK, spare), partial(np.multiply, d, spare, d)]


def _leaky_relu(tape: Tape, z: Array) -> None:
    spare = np.empty_like(z)
    tape += [partial(np.multiply, z, _LEAK, spare), partial(np.maximum, z, spare, z)]


ACTIVATIONS = MappingProxyType({activation.name: activation for activation in (
    Activation("identity", Text("identity", "恒等"), "a = z", _identity, _identity_back),
    Activation("tanh", Text("tanh", "tanh"), "a = tanh(z)", _tanh, _tanh_back),
    Activation("sigmoid", Text("sigmoid", "sigmoid"), "a = 1/(1 + exp(-z))", sigmoid, _sigmoid_back),
    Activation("relu", Text("ReLU", "ReLU"), "a = max(0, z)", _relu, _relu_back),
    Activation("leaky_relu", Text("leaky ReLU", "leaky ReLU"), "a = max(0.01*z, z)", _leaky_relu, _leaky_relu_back),
)})
"""Every activation, by name."""

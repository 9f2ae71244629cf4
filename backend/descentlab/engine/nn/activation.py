"""Activations, each with its derivative written in its own value `a`, in place, for buffers of any shape."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from descentlab.engine.nn.tape import Array, Tape, maximum, scalar
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
    slope: Callable[[Tape, Array, Array], None] | None
    """(tape, a, s): write calls that set s = f'(z) from a; None where it is 1 everywhere."""


def _identity(tape: Tape, z: Array) -> None:
    """A = z."""


def _tanh(tape: Tape, z: Array) -> None:
    tape.append((np.tanh, z, z))


def _tanh_slope(tape: Tape, a: Array, s: Array) -> None:
    tape += [(np.multiply, a, a, s), (np.subtract, _ONE, s, s)]


def sigmoid(tape: Tape, z: Array) -> None:
    """Write a = 1/(1 + exp(-z)); where exp(-z) overflows the quotient is 0, as it should be."""
    tape += [(np.negative, z, z), (np.exp, z, z), (np.add, z, _ONE, z), (np.divide, _ONE, z, z)]


def _sigmoid_slope(tape: Tape, a: Array, s: Array) -> None:
    tape += [(np.subtract, _ONE, a, s), (np.multiply, s, a, s)]


def _relu(tape: Tape, z: Array) -> None:
    tape.append(maximum(z, _ZERO, z))


def _relu_slope(tape: Tape, a: Array, s: Array) -> None:
    # sign(a) is 1 where the unit is alive and 0 where it is not (also at z = 0, as in other libraries), and keeps a NaN
    tape.append((np.sign, a, s))


def _leaky_relu(tape: Tape, z: Array) -> None:
    spare = np.empty_like(z)
    tape += [(np.multiply, z, _LEAK, spare), maximum(z, spare, z)]


def _leaky_relu_slope(tape: Tape, a: Array, s: Array) -> None:
    tape += [(np.sign, a, s), maximum(s, _LEAK, s)]


ACTIVATIONS = MappingProxyType(
    {
        activation.name: activation
        for activation in (
            Activation("identity", Text("identity", "恒等"), "a = z", _identity, None),
            Activation("tanh", Text("tanh", "tanh"), "a = tanh(z)", _tanh, _tanh_slope),
            Activation("sigmoid", Text("sigmoid", "sigmoid"), "a = 1/(1 + exp(-z))", sigmoid, _sigmoid_slope),
            Activation("relu", Text("ReLU", "ReLU"), "a = max(0, z)", _relu, _relu_slope),
            Activation(
                "leaky_relu", Text("leaky ReLU", "leaky ReLU"), "a = max(0.01*z, z)", _leaky_relu, _leaky_relu_slope
            ),
        )
    }
)
"""Every activation, by name."""

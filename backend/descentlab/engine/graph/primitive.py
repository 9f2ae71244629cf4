"""The primitive operations: each one's value and its local derivatives, side by side.

A rule is written over an arithmetic `m` (see `arithmetic`), so that floats, arrays and symbols go through the same
lines: `value` takes (m, operands), each derivative (m, the value f, operands). `None` stands for a derivative that is
zero everywhere.

At kinks one subgradient is chosen, as PyTorch does: relu'(0) = 0, |a|' = sign'(a) = 0 at 0, and where a = b the
derivative of min and max is shared by halves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Rule = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Primitive:
    """An operation, its value and its derivative by each operand."""

    name: str
    value: Rule
    local: tuple[Rule | None, ...]
    op: str = ""
    """What an answer calls it, where that is not its name."""


_TABLE = (
    Primitive("identity", lambda m, a: a, (lambda m, f, a: 1.0,)),
    Primitive("neg", lambda m, a: -a, (lambda m, f, a: -1.0,)),
    Primitive("add", lambda m, a, b: a + b, (lambda m, f, a, b: 1.0, lambda m, f, a, b: 1.0)),
    Primitive("sub", lambda m, a, b: a - b, (lambda m, f, a, b: 1.0, lambda m, f, a, b: -1.0)),
    Primitive("mul", lambda m, a, b: a * b, (lambda m, f, a, b: b, lambda m, f, a, b: a)),
    Primitive("div", lambda m, a, b: m.div(a, b), (lambda m, f, a, b: m.div(1.0, b), lambda m, f, a, b: -m.div(f, b))),
    Primitive(
        "pow", lambda m, a, b: m.pow(a, b), (lambda m, f, a, b: b * m.pow(a, b - 1.0), lambda m, f, a, b: f * m.log(a))
    ),
    Primitive(
        "power",
        lambda m, a, b: m.power(a, b),
        (lambda m, f, a, b: b * m.power(a, b - 1.0), lambda m, f, a, b: f * m.log(a)),
        op="pow",
    ),
    Primitive("sqrt", lambda m, a: m.sqrt(a), (lambda m, f, a: m.div(0.5, f),)),
    Primitive("exp", lambda m, a: m.exp(a), (lambda m, f, a: f,)),
    Primitive("log", lambda m, a: m.log(a), (lambda m, f, a: m.div(1.0, a),)),
    Primitive("sin", lambda m, a: m.sin(a), (lambda m, f, a: m.cos(a),)),
    Primitive("cos", lambda m, a: m.cos(a), (lambda m, f, a: -m.sin(a),)),
    Primitive("tan", lambda m, a: m.tan(a), (lambda m, f, a: 1.0 + f * f,)),
    Primitive("tanh", lambda m, a: m.tanh(a), (lambda m, f, a: 1.0 - f * f,)),
    Primitive("sigmoid", lambda m, a: m.sigmoid(a), (lambda m, f, a: f * (1.0 - f),)),
    Primitive("softplus", lambda m, a: m.softplus(a), (lambda m, f, a: m.sigmoid(a),)),
    Primitive("relu", lambda m, a: m.relu(a), (lambda m, f, a: m.relu(m.sign(a)),)),
    Primitive("abs", lambda m, a: m.abs(a), (lambda m, f, a: m.sign(a),)),
    Primitive("sign", lambda m, a: m.sign(a), (None,)),
    Primitive(
        "min",
        lambda m, a, b: m.min(a, b),
        (lambda m, f, a, b: 0.5 * (1.0 + m.sign(b - a)), lambda m, f, a, b: 0.5 * (1.0 + m.sign(a - b))),
    ),
    Primitive(
        "max",
        lambda m, a, b: m.max(a, b),
        (lambda m, f, a, b: 0.5 * (1.0 + m.sign(a - b)), lambda m, f, a, b: 0.5 * (1.0 + m.sign(b - a))),
    ),
)

PRIMITIVES: Mapping[str, Primitive] = {primitive.name: primitive for primitive in _TABLE}

FUNCTIONS: Mapping[str, int] = {
    "sin": 1,
    "cos": 1,
    "tan": 1,
    "exp": 1,
    "log": 1,
    "sqrt": 1,
    "tanh": 1,
    "sigmoid": 1,
    "relu": 1,
    "softplus": 1,
    "abs": 1,
    "sign": 1,
    "min": 2,
    "max": 2,
}
"""The functions of formulas and how many values each takes; min and max take more than two as well."""

ALIASES: Mapping[str, str] = {"ln": "log"}

"""The functions of expressions, in four bindings of one meaning.

`FLOAT` is fast on one float and raises where IEEE 754 gives inf or NaN; `CAREFUL` follows IEEE on one float; `EXACT`
follows IEEE on arrays with the same bits as both (transcendental functions go element by element through libm, because
NumPy's own differ in last bits between processors); `FAST` is NumPy's own, for pictures.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Function = Callable[..., Any]

ARITY: Mapping[str, int] = {
    "sqrt": 1,
    "exp": 1,
    "log": 1,
    "sin": 1,
    "cos": 1,
    "tan": 1,
    "tanh": 1,
    "sigmoid": 1,
    "softplus": 1,
    "relu": 1,
    "abs": 1,
    "sign": 1,
    "min": 2,
    "max": 2,
}


def _sigmoid(a: float) -> float:
    if a >= 0.0:
        return 1.0 / (1.0 + math.exp(-a))
    grown = math.exp(a)
    return grown / (1.0 + grown)


def _softplus(a: float) -> float:
    return max(a, 0.0) + math.log1p(math.exp(-abs(a)))


def _relu(a: float) -> float:
    return a if a > 0.0 or a != a else 0.0


def _sign(a: float) -> float:
    return 1.0 if a > 0.0 else -1.0 if a < 0.0 else a


def _lower(a: float, b: float) -> float:
    return a if a < b or a != a else b


def _higher(a: float, b: float) -> float:
    return a if a > b or a != a else b


def _array_sign(a: Any) -> Any:
    return np.where(np.greater(a, 0.0), 1.0, np.where(np.less(a, 0.0), -1.0, a))


def _array_relu(a: Any) -> Any:
    return np.where(np.greater(a, 0.0) | np.not_equal(a, a), a, 0.0)


def _array_lower(a: Any, b: Any) -> Any:
    return np.where(np.less(a, b) | np.not_equal(a, a), a, b)


def _array_higher(a: Any, b: Any) -> Any:
    return np.where(np.greater(a, b) | np.not_equal(a, a), a, b)


def _array_softplus(a: Any) -> Any:
    return np.logaddexp(a, 0.0)


def _array_sigmoid(a: Any) -> Any:
    return 1.0 / (1.0 + np.exp(-np.asarray(a)))


def _careful(function: Function, limit: Function) -> Function:
    """`function` on floats, with NumPy's answer where it raises: that is an inf, a NaN or a zero, without last bits."""

    def careful(*values: float) -> float:
        try:
            return float(function(*values))
        except (ArithmeticError, ValueError):
            with np.errstate(all="ignore"):
                return float(limit(*(np.float64(value) for value in values)))

    return careful


def _each(function: Function, careful: Function) -> Function:
    """`function` on every element of arrays of one shape (or scalars), falling back on `careful` where it raises."""

    def each(*values: Any) -> Any:
        arrays = np.broadcast_arrays(*values)
        columns = [array.ravel().tolist() for array in arrays]
        try:
            out = list(map(function, *columns))
        except (ArithmeticError, ValueError):
            out = list(map(careful, *columns))
        return np.array(out).reshape(arrays[0].shape)

    return each


_LIBM: dict[str, tuple[Function, Function]] = {
    "exp": (math.exp, np.exp),
    "log": (math.log, np.log),
    "sin": (math.sin, np.sin),
    "cos": (math.cos, np.cos),
    "tan": (math.tan, np.tan),
    "tanh": (math.tanh, np.tanh),
    "sigmoid": (_sigmoid, _array_sigmoid),
    "softplus": (_softplus, _array_softplus),
    "pow": (math.pow, np.power),
}
_PLAIN: dict[str, tuple[Function, Function]] = {
    "abs": (abs, np.abs),
    "relu": (_relu, _array_relu),
    "sign": (_sign, _array_sign),
    "min": (_lower, _array_lower),
    "max": (_higher, _array_higher),
}


def _divide(a: float, b: float) -> float:
    return a / b


def _pair(table: Mapping[str, tuple[Function, Function]], side: int) -> dict[str, Function]:
    return {name: pair[side] for name, pair in table.items()}


FLOAT: Mapping[str, Function] = {**_pair(_LIBM, 0), **_pair(_PLAIN, 0), "sqrt": math.sqrt}
CAREFUL: Mapping[str, Function] = {
    **{name: _careful(*pair) for name, pair in _LIBM.items()},
    **_pair(_PLAIN, 0),
    "sqrt": _careful(math.sqrt, np.sqrt),
    "div": _careful(_divide, np.divide),
}
EXACT: Mapping[str, Function] = {
    **{name: _each(pair[0], CAREFUL[name]) for name, pair in _LIBM.items()},
    **_pair(_PLAIN, 1),
    "sqrt": np.sqrt,
    "div": np.divide,
}
FAST: Mapping[str, Function] = {**_pair(_LIBM, 1), **_pair(_PLAIN, 1), "sqrt": np.sqrt, "div": np.divide}

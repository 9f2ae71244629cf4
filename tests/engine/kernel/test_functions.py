"""One meaning of every function, whatever it is bound to: floats, careful floats, arrays, NumPy's own."""

import math
from itertools import product

import numpy as np
import pytest

from descentlab.engine.kernel.functions import ARITY, CAREFUL, EXACT, FAST, FLOAT

NUMBERS = [
    0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e-320, 1e-8, 37.0, -37.0, 710.0, -746.0, 1e16, 1e308, -1e308,
    math.inf, -math.inf, math.nan,
]  # fmt: skip
FUNCTIONS = {**ARITY, "pow": 2, "div": 2}


def arguments(name: str) -> list[tuple[float, ...]]:
    return list(product(NUMBERS, repeat=FUNCTIONS[name]))


def bits(values: object) -> list[bytes]:
    """Each value to its last bit and its sign, every NaN alike."""
    return [b"nan" if value != value else np.float64(value).tobytes() for value in np.ravel(np.array(values))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_careful_floats_and_arrays_agree_to_the_last_bit(name: str) -> None:
    given = arguments(name)
    with np.errstate(all="ignore"):
        arrays = EXACT[name](*np.array(given).T)
    assert bits([CAREFUL[name](*values) for values in given]) == bits(arrays)


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name != "div"])
def test_fast_floats_agree_with_careful_ones_wherever_they_do_not_raise(name: str) -> None:
    compared = 0
    for values in arguments(name):
        try:
            fast = FLOAT[name](*values)
        except (ArithmeticError, ValueError):
            continue
        compared += 1
        assert bits([fast]) == bits([CAREFUL[name](*values)])
    assert compared > len(NUMBERS) // 2


@pytest.mark.parametrize("name", FUNCTIONS)
def test_numpy_s_own_functions_agree_but_for_last_bits(name: str) -> None:
    given = np.array(arguments(name))
    given = given[(np.abs(given) < 1e15).all(axis=1)]
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(FAST[name](*given.T), EXACT[name](*given.T), rtol=1e-14, atol=1e-300)


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("div", (1.0, 0.0), math.inf),
        ("div", (-1.0, 0.0), -math.inf),
        ("div", (1.0, -0.0), -math.inf),
        ("div", (0.0, 0.0), math.nan),
        ("sqrt", (-1.0,), math.nan),
        ("exp", (1e3,), math.inf),
        ("log", (0.0,), -math.inf),
        ("log", (-1.0,), math.nan),
        ("sin", (math.inf,), math.nan),
        ("pow", (-8.0, 0.5), math.nan),
        ("pow", (0.0, -1.0), math.inf),
        ("pow", (-1e200, 3.0), -math.inf),
        ("sigmoid", (-1e4,), 0.0),
        ("sigmoid", (1e4,), 1.0),
        ("min", (math.nan, 1.0), math.nan),
        ("max", (1.0, math.nan), math.nan),
        ("relu", (math.nan,), math.nan),
        ("sign", (math.nan,), math.nan),
    ],
)
def test_where_python_would_raise_ieee_754_is_followed(name: str, given: tuple[float, ...], expected: float) -> None:
    assert bits([CAREFUL[name](*given)]) == bits([expected])


def test_an_array_of_any_shape_keeps_its_shape() -> None:
    grid = np.linspace(0.1, 1.0, 12).reshape(3, 4)
    assert all(EXACT[name](*[grid] * count).shape == (3, 4) for name, count in ARITY.items())

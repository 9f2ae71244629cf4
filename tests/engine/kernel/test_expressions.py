"""Reading expressions: what is understood, what is refused and where, and what stays bounded."""

import math
import time

import numpy as np
import pytest

from descentlab.engine.kernel.columns import evaluated
from descentlab.engine.kernel.expression import DEEPEST, LONGEST, MOST_NODES, ExpressionError, parse, parse_line
from descentlab.engine.kernel.program import Formula

NAMES = frozenset({"x", "y", "rate"})


def value(text: str, x: float = 2.0, y: float = 3.0) -> float:
    """An expression's value, through the kernel."""
    return float(evaluated(Formula(("x", "y"), (), (), text, ("0", "0")), {}, np.array([x, y]))[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3*(x + y*2)", 24.0),
        ("-x**2", -4.0),
        ("(-x)**2", 4.0),
        ("2**-1", 0.5),
        ("x**0", 1.0),
        ("x**1", 2.0),
        ("x**5", 32.0),
        ("x**-3", 0.125),
        ("x**0.5", math.sqrt(2.0)),
        ("x**y", 8.0),
        ("+x - -y", 5.0),
        ("1/4", 0.25),
        ("7/2/2", 1.75),
        ("pi", math.pi),
        ("e**2", math.e * math.e),
        ("sqrt(x*8)", 4.0),
        ("min(x, y) + max(x, y)", 5.0),
        ("abs(x - y)", 1.0),
        ("sign(x - y)", -1.0),
        ("relu(x - y) + relu(y - x)", 1.0),
        ("sigmoid(0)", 0.5),
        ("exp(0) + log(1) + sin(0) + cos(0) + tan(0) + tanh(0)", 2.0),
        ("1e308*10", math.inf),
    ],
)
def test_an_expression_has_the_value_that_mathematics_gives_it(text: str, expected: float) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("power", range(-16, 17))
def test_a_whole_power_is_a_product(power: int) -> None:
    assert value(f"x**{power}", x=1.1) == pytest.approx(1.1**power, rel=4e-15)


def test_a_name_of_one_s_own_takes_precedence_over_a_constant() -> None:
    formula = Formula(("e",), (), (), "2*e", ("2",))
    assert evaluated(formula, {}, np.array([[10.0]]))[0, 0] == 20.0


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("x + q", 4),
        ("x.real", 0),
        ("x[0]", 0),
        ("x if y else 1", 0),
        ("lambda: 1", 0),
        ("[x]", 0),
        ("x < y", 0),
        ("x and y", 0),
        ("not x", 0),
        ("x % 2", 0),
        ("x // 2", 0),
        ("x @ y", 0),
        ("2 + (x ^ 2)", 5),
        ("x + 'a'", 4),
        ("x + 1j", 4),
        ("x + True", 4),
        ("x + None", 4),
        ("1 + open(x)", 4),
        ("1 + __import__(x)", 4),
        ("x.__class__()", 0),
        ("sin", 0),
        ("sin(x, y)", 0),
        ("sin(a=x)", 0),
        ("sin(*x)", 4),
        ("min(x)", 0),
        ("1e999", 0),
        ("(y := x)", 1),
        ("x +", 3),
        ("x; y", 1),
        ("(x", 0),
        ("x)", 1),
        ("x y", 2),
        ("  x + q", 6),
        ("(x +\n q)", 4),
        ("", 0),
        ("x + é", 4),
        ("ｘ", 0),
        ("f'{x}'", 0),
    ],
)
def test_anything_else_is_refused_where_it_stands(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse(text, NAMES)
    assert refused.value.position == position
    assert refused.value.message


@pytest.mark.parametrize(
    "text",
    [
        "x" + "+x" * LONGEST,
        "+".join(["x"] * (MOST_NODES // 2 + 2)),
        "-" * (DEEPEST + 1) + "x",
        "-" * 3_000 + "x",
        "(" * 190 + "x" + ")" * 190 + "+" * 200 + "x",
        "(" * 1_900 + "x" + ")" * 1_900,
        "**".join(["x"] * 1_300),
        "9" * 3_999,
    ],
)
def test_what_is_too_long_too_deep_or_too_large_is_refused_at_once(text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ExpressionError):
        parse(text, NAMES)
    assert time.perf_counter() - began < 0.5


def test_a_tower_of_powers_is_answered_at_once_because_every_number_is_a_float() -> None:
    began = time.perf_counter()
    assert value("9**9**9") == math.inf
    assert time.perf_counter() - began < 0.5


def test_a_line_names_its_target() -> None:
    assert parse_line("q = y - x**2", NAMES)[0] == "q"


def test_what_is_wrong_in_a_line_is_found_where_it_stands_in_the_line() -> None:
    with pytest.raises(ExpressionError) as refused:
        parse_line("q = y - w", NAMES)
    assert refused.value.position == 8


@pytest.mark.parametrize("text", ["y - x", "2 = x", "a b = x", "= x", "x.y = x"])
def test_a_line_without_a_target_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_line(text, NAMES)

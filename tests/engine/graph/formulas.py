"""Formulas for the tests: hypothesis strategies that write them as text, and a reading of them over complex numbers.

A complex step gives derivatives to rounding: dJ/dx = Im J(x + ih)/h with h far below rounding. Nothing of the own
differentiation of graphs is used.
"""

import cmath
from collections.abc import Callable, Mapping

from hypothesis import reject
from hypothesis import strategies as st

from descentlab.engine.graph.formula import Formula

NAMES = ("x", "y", "w1")
TINY = 1e-150

numbers = st.sampled_from(["0.5", "2", "3", "1.25", "0.1", ".75", "1e-1", "pi", "e"])
leaves = st.one_of(st.sampled_from(NAMES), st.sampled_from(NAMES), numbers)
SMOOTH = ("sin", "cos", "tanh", "sigmoid", "softplus", "exp", "sqrt", "log")
SHARP = ("relu", "abs", "sign")


def _compounds(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/"]), inner),
        st.builds("{}({})".format, st.sampled_from(SMOOTH + SHARP), inner),
        st.builds("({})^{}".format, inner, st.sampled_from(["2", "3", "5", "-1", "0.5", "-2", "17"])),
        st.builds("(-{})".format, inner),
        st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner),
        st.builds("(2({})({}))".format, inner, inner),
    )


expressions = st.recursive(leaves, _compounds, max_leaves=14)


@st.composite
def formulas(draw: st.DrawFn) -> str:
    """One to three lines, each of which may use the names of those above it."""
    lines, first = [], draw(expressions)
    for name in draw(st.sampled_from([(), ("u",), ("u", "v")])):
        lines.append(f"{name} = {first}")
        first = f"({draw(expressions)})*{name} + {name}^2" if draw(st.booleans()) else f"{name} - {draw(expressions)}"
    return "; ".join([*lines, first])


values = st.fixed_dictionaries({name: st.floats(-3.0, 3.0).map(lambda value: round(value, 3)) for name in NAMES})


def _sigmoid(a: complex) -> complex:
    return 1.0 / (1.0 + cmath.exp(-a)) if a.real >= 0.0 else cmath.exp(a) / (1.0 + cmath.exp(a))


def _softplus(a: complex) -> complex:
    grown = cmath.exp(-a if a.real > 0.0 else a)
    tail = grown - grown * grown / 2.0 + grown**3 / 3.0 if abs(grown) < 1e-5 else cmath.log(1.0 + grown)
    return a + tail if a.real > 0.0 else tail


def _sign(a: complex) -> complex:
    return complex((a.real > 0.0) - (a.real < 0.0))


_FUNCTIONS: Mapping[str, Callable[..., complex]] = {
    "identity": lambda a: a,
    "neg": lambda a: -a,
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "pow": lambda a, b: cmath.exp(b * cmath.log(a)),
    "power": lambda a, b: a ** int(b.real) if b.real == int(b.real) else cmath.exp(b * cmath.log(a)),
    "exp": cmath.exp,
    "log": cmath.log,
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tan": cmath.tan,
    "tanh": cmath.tanh,
    "sqrt": cmath.sqrt,
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "relu": lambda a: a if a.real > 0.0 else 0j,
    "abs": lambda a: a * _sign(a),
    "sign": _sign,
    "min": lambda a, b: a if a.real < b.real else b,
    "max": lambda a, b: a if a.real > b.real else b,
}


def complex_value(formula: Formula, given: Mapping[str, complex]) -> complex:
    """The value of a formula whose names have complex values, term by term."""
    out: list[complex] = []
    lines = dict[str, int]()
    roots = {statement.root: statement.name for statement in formula.statements}
    for index, term in enumerate(formula.terms):
        if term.op == "number":
            assert term.constant is not None
            out.append(complex(term.constant))
        elif term.op in {"leaf", "use"}:
            out.append(given[term.symbol] if term.op == "leaf" else out[lines[term.symbol]])
        else:
            out.append(_FUNCTIONS[term.op](*(out[operand] for operand in term.operands)))
        if index in roots:
            lines[roots[index]] = index
    return out[-1]


def complex_step(formula: Formula, given: Mapping[str, float], name: str) -> float:
    """dJ/d name; examples whose constants leave the domain of a complex function are rejected."""
    moved = {other: complex(value, TINY if other == name else 0.0) for other, value in given.items()}
    try:
        return complex_value(formula, moved).imag / TINY
    except (ArithmeticError, ValueError):
        reject()

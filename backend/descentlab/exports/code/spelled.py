"""Expressions that write themselves: the primitives' own rules (`engine/graph/primitive.py`) on code."""

from dataclasses import dataclass

_SUM, _PRODUCT, _SIGN, _WHOLE = range(4)


@dataclass(frozen=True, slots=True)
class Spelled:
    """Some code, and how loosely it holds together: a sum, a product, a sign, or what needs no brackets."""

    text: str
    binds: int = _WHOLE

    def __add__(self, other: "Spelled | float") -> "Spelled":
        return Spelled(f"{self.text} + {_of(other).held(_PRODUCT)}", _SUM)

    def __radd__(self, other: float) -> "Spelled":
        return _of(other) + self

    def __sub__(self, other: "Spelled | float") -> "Spelled":
        return Spelled(f"{self.text} - {_of(other).held(_PRODUCT)}", _SUM)

    def __rsub__(self, other: float) -> "Spelled":
        return _of(other) - self

    def __mul__(self, other: "Spelled | float") -> "Spelled":
        return Spelled(f"{self.held(_PRODUCT)}*{_of(other).held(_SIGN)}", _PRODUCT)

    def __rmul__(self, other: float) -> "Spelled":
        return _of(other) * self

    def __neg__(self) -> "Spelled":
        return Spelled(f"-{self.held(_SIGN)}", _SIGN)

    def held(self, least: int) -> str:
        """The code, in brackets where it holds together less than is needed."""
        return self.text if self.binds >= least else f"({self.text})"


def _of(value: "Spelled | float") -> Spelled:
    if isinstance(value, Spelled):
        return value
    whole = float(value).is_integer() and abs(value) < 2**53
    return Spelled(repr(int(value)) if whole else repr(value), _SIGN if value < 0 else _WHOLE)


spelled = _of
"""A number as code."""


class Speller:
    """The arithmetic `m` of the primitives, in NumPy's words."""

    def div(self, a: Spelled | float, b: Spelled) -> Spelled:
        """The quotient; NumPy divides two plain numbers by 0 where Python refuses."""
        return Spelled(f"np.divide({_of(a).text}, {b.text})")

    def power(self, a: Spelled, b: Spelled | float) -> Spelled:
        """A power with a fixed exponent."""
        return self.pow(a, b)

    def pow(self, a: Spelled, b: Spelled | float) -> Spelled:
        """A power."""
        return Spelled(f"np.power({a.text}, {_of(b).held(_SUM)})")

    def min(self, a: Spelled, b: Spelled) -> Spelled:
        """The smaller."""
        return Spelled(f"np.minimum({a.text}, {b.text})")

    def max(self, a: Spelled, b: Spelled) -> Spelled:
        """The larger."""
        return Spelled(f"np.maximum({a.text}, {b.text})")

    def relu(self, a: Spelled) -> Spelled:
        """What is above 0."""
        return Spelled(f"np.maximum({a.text}, 0)")

    def sigmoid(self, a: Spelled) -> Spelled:
        """1/(1 + exp(-a))."""
        return Spelled(f"1/(1 + np.exp({(-a).text}))", _PRODUCT)

    def softplus(self, a: Spelled) -> Spelled:
        """log(1 + exp(a))."""
        return Spelled(f"np.logaddexp(0, {a.text})")

    def __getattr__(self, name: str) -> "_Function":
        """sqrt, exp, log, sin, cos, tan, tanh, abs, sign: called by NumPy as they are in formulas."""
        return _Function(name)


@dataclass(frozen=True, slots=True)
class _Function:
    name: str

    def __call__(self, a: Spelled) -> Spelled:
        return Spelled(f"np.{self.name}({a.text})")

"""Arithmetic on symbols: a graph run forward and backward over them leaves the code of its value and gradient.

Equal expressions become one entry of the tape, constants are computed, and what changes no rounding is simplified:
`1*a`, `-1*a`, `a + (-b)`, signs moved out of products. So the code computes what floats going through the graph
would, bit for bit (up to the sign of a zero).
"""

from collections.abc import Callable
from math import copysign, frexp, isfinite, isnan
from types import SimpleNamespace
from typing import Any, Union

from descentlab.engine.graph.arithmetic import SCALAR, power
from descentlab.engine.graph.primitive import FUNCTIONS, PRIMITIVES

Number = Union["Symbol", float]


class Tape:
    """Entries (op, entries they use), each after what it uses; `constants` holds the values of numbers."""

    def __init__(self) -> None:
        self.ops: list[tuple[str, tuple[int, ...]]] = []
        self.constants: dict[int, float] = {}
        self.names: dict[int, str] = {}
        self._known: dict[tuple[object, ...], int] = {}

    def leaf(self, name: str) -> "Symbol":
        """A symbol for a name."""
        symbol = self.entry("leaf", (), name)
        self.names[symbol.index] = name
        return symbol

    def constant(self, value: float) -> "Symbol":
        """A symbol for a number; one that is not finite has no name in code, and is written as what it comes from."""
        if not isfinite(value):
            above = 0.0 if isnan(value) else copysign(1.0, value)
            return self.entry("div", (self.constant(above).index, self.constant(0.0).index))
        symbol = self.entry("constant", (), str(value))
        self.constants[symbol.index] = value
        return symbol

    def of(self, value: Number) -> "Symbol":
        """The value itself, or a symbol for a number."""
        return value if isinstance(value, Symbol) else self.constant(float(value))

    def apply(self, op: str, *operands: Number) -> "Symbol":
        """An operation, simplified where that changes no bit."""
        symbols = [self.of(operand) for operand in operands]
        values = [self.constants.get(symbol.index) for symbol in symbols]
        if None not in values:
            folded = float(PRIMITIVES[op].value(SCALAR, *values))
            if isfinite(folded):
                return self.constant(folded)
        simpler = _SIMPLER[op](self, *symbols) if op in _SIMPLER else None
        return simpler if simpler is not None else self.entry(op, tuple(symbol.index for symbol in symbols))

    def value(self, symbol: "Symbol") -> float | None:
        """The number that a symbol stands for, if it does."""
        return self.constants.get(symbol.index)

    def negated(self, symbol: "Symbol") -> "Symbol | None":
        """What the symbol is minus of, if it is written so."""
        op, operands = self.ops[symbol.index]
        return Symbol(self, operands[0]) if op == "neg" else None

    def entry(self, op: str, operands: tuple[int, ...], label: str = "") -> "Symbol":
        """The entry of an operation as it stands, new unless there is an equal one."""
        key = (op, label, *(sorted(operands) if op in {"add", "mul"} else operands))
        if key not in self._known:
            self._known[key] = len(self.ops)
            self.ops.append((op, operands))
        return Symbol(self, self._known[key])


class Symbol:
    """An entry of a tape, which arithmetic works on."""

    __slots__ = ("index", "tape")

    def __init__(self, tape: Tape, index: int) -> None:
        self.tape = tape
        self.index = index

    def __add__(self, other: Number) -> "Symbol":
        return self.tape.apply("add", self, other)

    def __radd__(self, other: Number) -> "Symbol":
        return self.tape.apply("add", other, self)

    def __sub__(self, other: Number) -> "Symbol":
        return self.tape.apply("sub", self, other)

    def __rsub__(self, other: Number) -> "Symbol":
        return self.tape.apply("sub", other, self)

    def __mul__(self, other: Number) -> "Symbol":
        return self.tape.apply("mul", self, other)

    def __rmul__(self, other: Number) -> "Symbol":
        return self.tape.apply("mul", other, self)

    def __neg__(self) -> "Symbol":
        return self.tape.apply("neg", self)


def arithmetic(tape: Tape) -> SimpleNamespace:
    """What primitives compute with to write on a tape."""

    def writing(op: str) -> Callable[..., Symbol]:
        return lambda *operands: tape.apply(op, *operands)

    def raised(base: Number, exponent: Number) -> Symbol:
        known = tape.value(tape.of(exponent))
        if known is None:
            return tape.apply("pow", base, exponent)
        return tape.of(power(writing("div"), writing("pow"))(tape.of(base), known))

    return SimpleNamespace(**{name: writing(name) for name in [*FUNCTIONS, "div", "pow"]}, power=raised)


def _negation(tape: Tape, a: Symbol) -> Symbol | None:
    inner = tape.negated(a)
    if inner is not None:
        return inner
    op, operands = tape.ops[a.index]
    if op == "mul" and operands[0] in tape.constants:
        return tape.apply("mul", -tape.constants[operands[0]], Symbol(tape, operands[1]))
    return None


def _sum(tape: Tape, a: Symbol, b: Symbol) -> Symbol | None:
    if tape.value(b) == 0.0:
        return a
    if tape.value(a) == 0.0:
        return b
    if (inner := tape.negated(b)) is not None:
        return a - inner
    if (inner := tape.negated(a)) is not None:
        return b - inner
    return None


def _difference(tape: Tape, a: Symbol, b: Symbol) -> Symbol | None:
    if tape.value(b) == 0.0:
        return a
    inner = tape.negated(b)
    return None if inner is None else a + inner


def _product(tape: Tape, a: Symbol, b: Symbol) -> Symbol | None:
    if tape.value(b) is not None:
        a, b = b, a
    factor = tape.value(a)
    if factor is not None:
        return _scaled(tape, factor, b)
    for one, other in ((a, b), (b, a)):
        if (inner := tape.negated(one)) is not None:
            return -(inner * other)
    return None


def _scaled(tape: Tape, factor: float, b: Symbol) -> Symbol | None:
    if factor in {1.0, -1.0}:
        return b if factor == 1.0 else -b
    if (inner := tape.negated(b)) is not None:
        return tape.apply("mul", -factor, inner)
    op, operands = tape.ops[b.index]
    again = tape.constants.get(operands[0]) if op == "mul" else None
    if again is not None and _doubles(again) and abs(factor) >= 1.0 and isfinite(factor * again):
        return tape.apply("mul", factor * again, Symbol(tape, operands[1]))
    return tape.entry("mul", (tape.constant(factor).index, b.index))


def _doubles(value: float) -> bool:
    """True for 2, 4, 8 and so on and their negatives: multiplying by these never rounds."""
    return abs(value) >= 1.0 and abs(frexp(value)[0]) == 0.5


def _quotient(tape: Tape, a: Symbol, b: Symbol) -> Symbol | None:
    if tape.value(b) == 1.0:
        return a
    inner = tape.negated(a)
    return None if inner is None else -tape.apply("div", inner, b)


_SIMPLER: dict[str, Callable[..., Any]] = {
    "neg": _negation,
    "add": _sum,
    "sub": _difference,
    "mul": _product,
    "div": _quotient,
    "identity": lambda _, a: a,
}

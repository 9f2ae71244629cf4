"""The growing list of a formula's terms: bounds are kept and constants are computed as terms are added."""

from collections.abc import Mapping
from math import e, isfinite, pi

from descentlab.engine.graph.arithmetic import SCALAR
from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.formula import Term
from descentlab.engine.graph.limits import FormulaLimits
from descentlab.engine.graph.primitive import PRIMITIVES
from descentlab.engine.graph.tokens import Token

CONSTANTS: Mapping[str, float] = {"pi": pi, "e": e}


class Terms:
    """Terms of a formula, each added after its operands and known by its index."""

    def __init__(self, source: str, limits: FormulaLimits) -> None:
        self.source = source
        self.limits = limits
        self.terms: list[Term] = []

    def add(self, term: Term) -> int:
        """The index of a new term; FormulaError (`too_large`) beyond the bound."""
        if len(self.terms) >= self.limits.terms:
            raise FormulaError("too_large", term.position, self.source, limit=self.limits.terms)
        self.terms.append(term)
        return len(self.terms) - 1

    def number(self, token: Token) -> int:
        """A number as it was typed; FormulaError where a float cannot hold it."""
        value = float(token.text)
        lost = value == 0.0 and any(digit in "123456789" for digit in token.text.lower().split("e")[0])
        if lost or not isfinite(value):
            raise FormulaError("number_size", token.position, self.source, number=token.text)
        return self.add(Term("number", constant=value, position=token.position))

    def constant(self, token: Token) -> int:
        """`pi` or `e`."""
        return self.add(Term("number", symbol=token.text, constant=CONSTANTS[token.text], position=token.position))

    def apply(self, op: str, operands: tuple[int, ...], position: int) -> int:
        """An operation on earlier terms; on constants alone it is computed."""
        values = [self.terms[operand].constant for operand in operands]
        known = None if None in values else float(PRIMITIVES[op].value(SCALAR, *values))
        return self.add(Term(op, operands, constant=known, position=position))

    def negate(self, operand: int, position: int) -> int:
        """Minus a term; a number takes the sign into itself."""
        term = self.terms[operand]
        if term.op != "number" or term.symbol or term.constant is None or operand != len(self.terms) - 1:
            return self.apply("neg", (operand,), position)
        self.terms[operand] = Term("number", constant=-term.constant, position=position)
        return operand

    def raised(self, base: int, exponent: int, position: int) -> int:
        """A power; FormulaError (`exponent`) where a constant exponent is beyond the bound."""
        known = self.terms[exponent]
        if known.constant is None:
            return self.apply("pow", (base, exponent), position)
        if abs(known.constant) > self.limits.exponent:
            values = {"given": f"{abs(known.constant):g}", "limit": f"{self.limits.exponent:g}"}
            raise FormulaError("exponent", known.position, self.source, **values)  # type: ignore[arg-type]
        return self.apply("power", (base, exponent), position)

"""Writing terms back as text, with as few parentheses as the parser needs to read the same terms again."""

from collections.abc import Sequence

from descentlab.engine.graph.formula import Formula, Term

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(1, 6)
_BINARY = {
    "add": (" + ", _SUM, _SUM, _PRODUCT),
    "sub": (" - ", _SUM, _SUM, _PRODUCT),
    "mul": ("*", _PRODUCT, _PRODUCT, _SIGN),
    "div": ("/", _PRODUCT, _PRODUCT, _SIGN),
    "pow": ("^", _POWER, _ATOM, _SIGN),
    "power": ("^", _POWER, _ATOM, _SIGN),
}
"""Sign, strength, and the least strength that its left and right operand may have without parentheses."""

Written = tuple[str, int]
"""Text and how strongly it holds together."""


def number(value: float) -> str:
    """The shortest text that reads as the same float: 3, 0.1, 1e-08."""
    text = repr(value)
    return text.removesuffix(".0")


def texts(terms: Sequence[Term]) -> list[str]:
    """The text of every term."""
    out: list[Written] = []
    for term in terms:
        out.append(_written(term, [out[operand] for operand in term.operands]))
    return [text for text, _ in out]


def write(formula: Formula) -> str:
    """The formula in one line: `u = b*c; v = a + u; J = 3*v`."""
    written = texts(formula.terms)
    return "; ".join(
        f"{line.name} = {written[line.root]}" if line.name else written[line.root] for line in formula.statements
    )


def _written(term: Term, operands: list[Written]) -> Written:
    if term.op == "number" and not term.symbol and term.constant is not None:
        return number(term.constant), _SIGN if term.constant < 0.0 or str(term.constant).startswith("-") else _ATOM
    if not operands:
        return term.symbol, _ATOM
    if term.op in _BINARY:
        sign, strength, left, right = _BINARY[term.op]
        return _within(operands[0], left) + sign + _within(operands[1], right), strength
    if term.op == "neg":
        return f"-{_within(operands[0], _SIGN)}", _SIGN
    return f"{term.op}({', '.join(text for text, _ in operands)})", _ATOM


def _within(operand: Written, least: int) -> str:
    text, strength = operand
    return text if strength >= least else f"({text})"

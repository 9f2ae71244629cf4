"""Second derivatives: the code of the gradient, differentiated once more, forward, by the same local rules."""

from collections.abc import Sequence
from types import SimpleNamespace

from descentlab.engine.graph.primitive import PRIMITIVES
from descentlab.engine.graph.symbolic import Symbol, Tape, arithmetic

KINKED = frozenset({"abs", "relu", "sign", "min", "max"})


def curvatures(tape: Tape, gradient: Sequence[Symbol], parameters: Sequence[Symbol]) -> list[Symbol]:
    """d(gradient_i)/d(parameter_j) for i <= j, row by row."""
    out, m = [], arithmetic(tape)
    for i, slope in enumerate(gradient):
        needed = _ancestors(tape, slope.index)
        out += [_along(tape, m, slope, needed, parameter) for parameter in parameters[i:]]
    return out


def depends(tape: Tape, symbol: Symbol, parameters: Sequence[Symbol]) -> bool:
    """True where a symbol is computed from one of the parameters."""
    return bool(_ancestors(tape, symbol.index).intersection(parameter.index for parameter in parameters))


def kinked(tape: Tape, symbol: Symbol, parameters: Sequence[Symbol]) -> bool:
    """True where a symbol goes through a function whose slope jumps."""
    kinks = [index for index in _ancestors(tape, symbol.index) if tape.ops[index][0] in KINKED]
    return any(depends(tape, Symbol(tape, index), parameters) for index in kinks)


def _ancestors(tape: Tape, index: int) -> set[int]:
    needed, waiting = {index}, [index]
    while waiting:
        for operand in tape.ops[waiting.pop()][1]:
            if operand not in needed:
                needed.add(operand)
                waiting.append(operand)
    return needed


def _along(tape: Tape, m: SimpleNamespace, result: Symbol, needed: set[int], parameter: Symbol) -> Symbol:
    """The derivative of one entry by one parameter; an entry without a rate does not depend on it."""
    rates: dict[int, Symbol] = {parameter.index: tape.of(1.0)}
    for index in sorted(needed):
        if any(operand in rates for operand in tape.ops[index][1]):
            rate = _rate(tape, m, index, rates)
            if tape.value(rate) != 0.0:
                rates[index] = rate
    return rates.get(result.index, tape.of(0.0))


def _rate(tape: Tape, m: SimpleNamespace, index: int, rates: dict[int, Symbol]) -> Symbol:
    op, operands = tape.ops[index]
    f, symbols = Symbol(tape, index), [Symbol(tape, operand) for operand in operands]
    total = tape.of(0.0)
    for rule, operand in zip(PRIMITIVES[op].local, operands, strict=True):
        if operand in rates and rule is not None:
            total = total + rates[operand] * tape.of(rule(m, f, *symbols))
    return total

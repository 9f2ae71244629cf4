"""Which of a formula's names learn and which are given a value, checked by name."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.formula import Formula
from descentlab.engine.graph.limits import DEFAULT, FormulaLimits


def check_values(formula: Formula, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the formula's names, others left out.

    Raises FormulaError where a name has no value, or a line of the formula is given one.
    """
    for statement in formula.statements:
        if statement.name and statement.name in values:
            where = ("values", statement.name)
            raise FormulaError("value_of_line", statement.position, formula.source, where=where, name=statement.name)
    for name in formula.names:
        if name not in values:
            raise missing(formula, name, values)
    return {name: values[name] for name in formula.names}


def missing(formula: Formula, name: str, known: Mapping[str, Any] | Sequence[str]) -> FormulaError:
    """The error for a name without a value, which proposes a product where the name is one run together."""
    letters = set(formula.names) | set(known)
    together = len(name) > 1 and all(letter in letters for letter in name)
    reason = "no_value_product" if together else "no_value"
    return FormulaError(reason, formula.positions[name], formula.source, name=name, product="*".join(name))


def bind(
    formula: Formula, parameters: Sequence[str], fixed: Mapping[str, float], limits: FormulaLimits = DEFAULT
) -> tuple[tuple[str, ...], dict[str, float]]:
    """The names that learn, in order, and the values of the others.

    `parameters` may be empty: then every name learns that `fixed` gives no value. Raises FormulaError for a name that
    is unknown, given twice or left over, and for a value that is not finite.
    """
    learning = tuple(parameters) or tuple(name for name in formula.names if name not in fixed)
    _check_parameters(formula, parameters, fixed)
    for name, value in fixed.items():
        _check_known(formula, name, ("fixed", name))
        if not isfinite(value):
            raise FormulaError(
                "not_a_number", formula.positions[name], formula.source, where=("fixed", name), name=name
            )
    for name in formula.names:
        if name not in learning and name not in fixed:
            raise missing(formula, name, learning)
    return _bounded(formula, learning, limits), {name: float(fixed[name]) for name in formula.names if name in fixed}


def _check_parameters(formula: Formula, parameters: Sequence[str], fixed: Mapping[str, float]) -> None:
    for place, name in enumerate(parameters):
        where = ("parameters", place)
        _check_known(formula, name, where)
        if name in parameters[:place] or name in fixed:
            raise FormulaError("given_twice", formula.positions[name], formula.source, where=where, name=name)


def _check_known(formula: Formula, name: str, where: tuple[str | int, ...]) -> None:
    if name not in formula.positions:
        raise FormulaError("unused", 0, formula.source, where=where, name=name)


def _bounded(formula: Formula, learning: tuple[str, ...], limits: FormulaLimits) -> tuple[str, ...]:
    if not learning:
        raise FormulaError("no_parameters", len(formula.source), formula.source)
    if len(learning) > limits.parameters:
        first = formula.positions[learning[limits.parameters]]
        raise FormulaError("too_many_parameters", first, formula.source, limit=limits.parameters, given=len(learning))
    return learning

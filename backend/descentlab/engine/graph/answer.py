"""A graph at given values as plain data: what a drawing of it, and of each chain rule in it, needs."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from descentlab.engine.graph.binding import check_values
from descentlab.engine.graph.difference import differences
from descentlab.engine.graph.evaluation import Evaluation, evaluate
from descentlab.engine.graph.graph import Node, graph_of, operation_name
from descentlab.engine.graph.limits import DEFAULT, FormulaLimits
from descentlab.engine.graph.notes import note
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.writer import write

LONGEST_LABEL = 40
LONGEST_TEXT = 200

Fields = dict[str, Any]


def graph(expression: str, values: Mapping[str, Any], limits: FormulaLimits = DEFAULT) -> Fields:
    """The computation graph of a formula at `values`: every value, local derivative, gradient and chain-rule sum.

    dJ/dn = sum over the consumers m of n of dJ/dm * dm/dn, from the output, whose gradient is 1, back to the leaves.

    `values` gives each name of the formula a number, or arrays that broadcast to one shape (then each element is a
    point of its own); names that the formula does not use are ignored. Raises FormulaError, with `position`, for a
    formula that cannot be read, is beyond a limit, or lacks a value. Values without a mathematical result are NaN or
    inf, with a note on their node.

    PyTorch's autograd gives the same gradients, but builds its graph anew at every call and keeps no names.
    Source: notes, sections 2 and 3.

    >>> answer = graph("u=b*c; v=a+u; J=3*v", {"a": 5, "b": 3, "c": 2})
    >>> answer["leaves"] == {"a": 3.0, "b": 6.0, "c": 9.0}
    True
    """
    formula = parse(expression, limits)
    evaluation = evaluate(graph_of(formula), check_values(formula, values))
    shown = evaluation.graph
    scalar = not any(isinstance(value, np.ndarray) for value in evaluation.given.values())
    checks = differences(evaluation) if scalar else None
    return {
        "expression": write(formula),
        "nodes": [_fields(evaluation, node, checks, scalar=scalar) for node in shown.nodes if node.visible],
        "output": shown.nodes[shown.output].id,
        "leaves": {name: evaluation.grads[index] for name, index in shown.leaves.items()},
    }


def _fields(evaluation: Evaluation, node: Node, checks: list[float] | None, *, scalar: bool) -> Fields:
    remark = note(evaluation, node.index) if scalar else None
    return {
        "id": node.id,
        "label": node.name or _cut(node.text, LONGEST_LABEL),
        "op": operation_name(node),
        "text": _cut(node.text, LONGEST_TEXT),
        "layer": node.layer,
        "value": evaluation.values[node.index],
        "grad": evaluation.grads[node.index],
        "difference": None if checks is None else checks[node.index],
        "inputs": _inputs(evaluation, node),
        "sum": _sum(evaluation, node),
        "note": None if remark is None else remark._asdict(),
    }


def _inputs(evaluation: Evaluation, node: Node) -> list[Fields]:
    nodes = evaluation.graph.nodes
    pairs = zip(node.inputs, evaluation.locals[node.index], strict=True) if node.inputs else ()
    return [{"id": nodes[operand].id, "local": local} for operand, local in pairs if nodes[operand].visible]


def _sum(evaluation: Evaluation, node: Node) -> list[Fields]:
    return [
        {
            "through": evaluation.graph.nodes[path.through].id,
            "local": path.local,
            "upstream": path.upstream,
            "product": path.product,
        }
        for path in evaluation.sums[node.index]
    ]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

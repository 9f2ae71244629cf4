"""The same gradients a second way: by moving each node's value a little and computing what follows from it again."""

from math import isfinite
from sys import float_info

from descentlab.engine.graph.arithmetic import SCALAR
from descentlab.engine.graph.evaluation import Evaluation
from descentlab.engine.graph.primitive import PRIMITIVES

STEP = float_info.epsilon ** (1.0 / 3.0)
"""The relative step at which the error of a central difference is least, about eps^(2/3) of the function's scale."""
MOST_NODES = 120
"""Nodes up to which every gradient is checked: the work grows with their square."""


def differences(evaluation: Evaluation) -> list[float] | None:
    """dJ/d node for every node of an evaluation over floats, by central differences; None beyond MOST_NODES nodes."""
    size = len(evaluation.graph.nodes)
    return [difference(evaluation, index) for index in range(size)] if size <= MOST_NODES else None


def difference(evaluation: Evaluation, index: int) -> float:
    """(J(value + h) - J(value - h)) / 2h for one node, everything before it held where it is."""
    value = evaluation.values[index]
    if not isfinite(value):
        return float("nan")
    step = STEP * max(1.0, abs(value))
    above, below = value + step, value - step
    slope: float = (_moved(evaluation, index, above) - _moved(evaluation, index, below)) / (above - below)
    return slope


def _moved(evaluation: Evaluation, index: int, value: float) -> float:
    graph = evaluation.graph
    values = {index: value}
    for node in graph.nodes[index + 1 : graph.output + 1]:
        if any(operand in values for operand in node.inputs):
            operands = [values.get(operand, evaluation.values[operand]) for operand in node.inputs]
            values[node.index] = PRIMITIVES[node.op].value(SCALAR, *operands)
    moved: float = values.get(graph.output, evaluation.values[graph.output])
    return moved

"""The graph's gradients on formulas that hypothesis writes, against two other ways of differentiating."""

import math
from collections.abc import Mapping

import numpy as np
from hypothesis import assume, given, settings

from descentlab.engine.graph.difference import difference
from descentlab.engine.graph.evaluation import Evaluation, evaluate
from descentlab.engine.graph.graph import graph_of
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.primitive import PRIMITIVES
from tests.engine.graph import formulas

MODERATE = 1e6
"""Values and path products above this make a formula too badly conditioned to compare two roundings of it."""
ROUNDING = 1e-16 * 100 * MODERATE
"""About 100 operations, each with a rounding that later ones magnify at most MODERATE times."""
KINKED = {"relu", "abs", "sign", "min", "max"}


def run_of(text: str, values: Mapping[str, float]) -> Evaluation:
    graph = graph_of(parse(text))
    return evaluate(graph, {name: values[name] for name in graph.leaves})


def path_size(run: Evaluation) -> float:
    """The largest sum over paths of the sizes of their products: how much any rounding can be magnified."""
    sizes = [0.0] * len(run.graph.nodes)
    sizes[run.graph.output] = 1.0
    for index in reversed(range(len(sizes))):
        sizes[index] += sum(abs(run.locals[c][slot]) * sizes[c] for c, slot in run.graph.consumers[index])
    return max(sizes)


def is_tame(run: Evaluation) -> bool:
    """True where every value is moderate and none lies at a kink or at the end of a function's domain."""
    numbers = [*run.values, *(local for locals_ in run.locals for local in locals_)]
    if not all(math.isfinite(number) and abs(number) < MODERATE for number in numbers):
        return False
    for node in run.graph.nodes:
        operands = [run.values[operand] for operand in node.inputs]
        if node.op in KINKED and abs(operands[0] - (operands[1] if len(operands) > 1 else 0.0)) < 1e-2:
            return False
        if node.op in {"sqrt", "log", "power", "pow"} and abs(operands[0]) < 1e-2:
            return False
    return path_size(run) < MODERATE


@settings(max_examples=300, deadline=None)
@given(text=formulas.formulas(), values=formulas.values)
def test_gradients_are_those_of_a_complex_step(text: str, values: dict[str, float]) -> None:
    run = run_of(text, values)
    assume(is_tame(run))
    for name, index in run.graph.leaves.items():
        exact = formulas.complex_step(run.graph.formula, values, name)
        assert math.isclose(run.grads[index], exact, rel_tol=1e-9, abs_tol=ROUNDING)


@settings(max_examples=150, deadline=None)
@given(text=formulas.formulas(), values=formulas.values)
def test_gradients_are_those_of_central_differences(text: str, values: dict[str, float]) -> None:
    run = run_of(text, values)
    assume(is_tame(run) and path_size(run) < 1e3)
    assume(
        not any(
            PRIMITIVES[node.op].op == "pow" or node.op in {"div", "log", "sqrt"}
            for node in run.graph.nodes
            if node.inputs
        )
    )
    for node in [node for node in run.graph.nodes if node.visible]:
        assert math.isclose(difference(run, node.index), run.grads[node.index], rel_tol=1e-4, abs_tol=1e-4)


@settings(max_examples=150, deadline=None)
@given(text=formulas.formulas(), values=formulas.values)
def test_arrays_give_each_point_what_floats_give_it(text: str, values: dict[str, float]) -> None:
    points = [values, {name: value + 0.5 for name, value in values.items()}]
    runs = [run_of(text, point) for point in points]
    assume(runs[0].graph.leaves and all(is_tame(run) for run in runs))
    graph = runs[0].graph
    whole = evaluate(graph, {name: np.array([point[name] for point in points]) for name in graph.leaves})
    for place, run in enumerate(runs):
        for index in graph.leaves.values():
            slope = np.broadcast_to(whole.grads[index], (2,))[place]
            assert math.isclose(run.grads[index], slope, rel_tol=1e-9, abs_tol=ROUNDING)


def test_arrays_of_any_shape_broadcast() -> None:
    graph = graph_of(parse("x^2*y"))
    x, y = np.linspace(-1.0, 1.0, 5)[None, :], np.linspace(2.0, 3.0, 3)[:, None]
    run = evaluate(graph, {"x": x, "y": y})
    np.testing.assert_array_equal(run.grads[graph.leaves["x"]], 2.0 * x * y)
    np.testing.assert_array_equal(run.grads[graph.leaves["y"]], np.broadcast_to(x * x, (3, 5)))

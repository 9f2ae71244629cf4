"""The straight-line code that races run, against the graph that it was written from."""

import numpy as np
import pytest
from hypothesis import assume, example, given, settings

from descentlab.engine.graph.emit import emitted
from descentlab.engine.graph.evaluation import evaluate
from descentlab.engine.graph.graph import graph_of
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.probe import probe_of
from descentlab.engine.kernel.columns import evaluated
from tests.engine.graph import formulas

ROSENBROCK = "(1-x)^2 + 100*(y-x^2)^2"


@settings(max_examples=300, deadline=None)
@example(text="0.1*(2*x)^2 - 3*(2*(x*y))", values={"x": 1e300, "y": 5e-324, "w1": 1.0})
@example(text="x/0 + log(-1 - x^2)", values={"x": 1.0, "y": 1.0, "w1": 1.0})
@example(text="1e308*x*10 - 1e308*1e308*y", values={"x": 1e-9, "y": 1.0, "w1": 1.0})
@example(text="x*(1e308*10 - 1e308*10)", values={"x": 1.0, "y": 1.0, "w1": 1.0})
@given(text=formulas.formulas(), values=formulas.values)
def test_the_code_computes_bit_for_bit_what_the_graph_does(text: str, values: dict[str, float]) -> None:
    graph = graph_of(parse(text))
    assume(graph.leaves)
    code = emitted(graph, tuple(graph.leaves)).code
    run = evaluate(graph, {name: values[name] for name in graph.leaves})
    ours = np.array([run.values[graph.output], *(run.grads[index] for index in graph.leaves.values())])
    theirs = evaluated(code, {}, np.array([values[name] for name in graph.leaves]))
    np.testing.assert_array_equal(theirs, ours)


def test_rosenbrock_costs_no_more_arithmetic_than_the_surface_written_by_hand() -> None:
    code = emitted(graph_of(parse(ROSENBROCK)), ("x", "y")).code
    assert code.lines == ("_0 = 1.0 - x", "_1 = y - (x * x)")
    assert code.value == "(_0 * _0) + (100.0 * (_1 * _1))"
    assert code.gradient == ("((-200.0 * _1) * (2.0 * x)) + (-2.0 * _0)", "200.0 * _1")


def test_what_is_fixed_becomes_a_knob_and_pythons_words_are_no_obstacle() -> None:
    graph = graph_of(parse("lambda*w^2 + k"))
    code = emitted(graph, ("w",), ("lambda", "k")).code
    assert (code.parameters, code.knobs) == (("w",), ("_lambda", "k"))
    np.testing.assert_array_equal(evaluated(code, {"_lambda": 0.5, "k": 3.0}, np.array([4.0])), [11.0, 4.0])


def test_a_sum_of_doublings_takes_a_line_each_and_does_not_grow_with_its_paths() -> None:
    text = "; ".join(["u0 = x*y", *(f"u{i} = u{i - 1} + u{i - 1}*x" for i in range(1, 40))])
    code = emitted(graph_of(parse(text)), ("x", "y")).code
    assert len(code.lines) + sum(map(len, code.gradient)) + len(code.value) < 400


@pytest.mark.parametrize(
    ("text", "quadratic"),
    [
        ("0.1(W-5)^2", True),
        ("x^2 + x*y - 3y", True),
        ("(2x+y)*(x-y)/3", True),
        ("u = x - 1; u*u", True),
        ("x^4", False),
        (ROSENBROCK, False),
        ("x + y", False),
        ("abs(x) + x^2", False),
        ("max(x, y)^2", False),
        ("1/x", False),
    ],
)
def test_a_formula_knows_whether_it_is_quadratic(text: str, quadratic: bool) -> None:
    graph = graph_of(parse(text))
    assert emitted(graph, tuple(graph.leaves), curved=True).quadratic is quadratic


def test_second_derivatives_are_exact() -> None:
    graph = graph_of(parse("x^2*y + sin(x*y)"))
    probe = probe_of(emitted(graph, ("x", "y"), curved=True), {})
    x, y = 0.7, -1.3
    curvature = probe(np.array([[x, y]]))[2]
    sine, cosine = np.sin(x * y), np.cos(x * y)
    mixed = 2 * x + cosine - x * y * sine
    np.testing.assert_allclose(curvature[0], [[2 * y - y * y * sine, mixed], [mixed, -x * x * sine]], rtol=1e-14)

"""The examples that the graph opens with."""

import math

import pytest

from descentlab.engine.graph.answer import graph
from descentlab.engine.graph.examples import EXAMPLES, Example
from descentlab.engine.graph.problem import formula_problem


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_can_be_drawn_and_raced(example: Example) -> None:
    answer = graph(example.expression, example.values)
    assert set(answer["leaves"]) == set(example.values)
    assert all(math.isfinite(node["grad"]) and node["note"] is None for node in answer["nodes"])
    fixed = {name: value for name, value in example.values.items() if name not in example.parameters}
    assert formula_problem(example.expression, example.parameters, fixed).parameters == example.parameters


def test_the_logistic_loss_has_the_gradient_that_its_story_tells() -> None:
    example = next(example for example in EXAMPLES if example.name == "logistic")
    nodes = {node["id"]: node for node in graph(example.expression, example.values)["nodes"]}
    assert nodes["z"]["grad"] == pytest.approx(nodes["p"]["value"] - 1.0, rel=1e-14)


def test_the_first_example_is_the_notes() -> None:
    assert graph(EXAMPLES[0].expression, EXAMPLES[0].values)["leaves"] == {"a": 3.0, "b": 6.0, "c": 9.0}

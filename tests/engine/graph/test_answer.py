"""The notes' example, number by number, and what an answer says about every other graph."""

import math
from typing import Any

import numpy as np
import pytest

from descentlab.engine.graph.answer import graph
from descentlab.engine.graph.arithmetic import SCALAR
from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.evaluation import Evaluation
from descentlab.engine.graph.graph import graph_of
from descentlab.engine.graph.parser import parse

NOTES = "u=b*c; v=a+u; J=3*v"
AT = {"a": 5, "b": 3, "c": 2}


def nodes_of(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in answer["nodes"]}


def test_the_notes_example_has_six_nodes_with_the_notes_numbers() -> None:
    answer = graph(NOTES, AT)
    nodes = nodes_of(answer)
    assert {name: (node["op"], node["value"], node["grad"]) for name, node in nodes.items()} == {
        "a": ("leaf", 5.0, 3.0),
        "b": ("leaf", 3.0, 6.0),
        "c": ("leaf", 2.0, 9.0),
        "u": ("mul", 6.0, 3.0),
        "v": ("add", 11.0, 3.0),
        "J": ("mul", 33.0, 1.0),
    }
    assert answer["output"] == "J"
    assert answer["leaves"] == {"a": 3.0, "b": 6.0, "c": 9.0}
    assert {name: node["layer"] for name, node in nodes.items()} == {"a": 0, "b": 0, "c": 0, "u": 1, "v": 2, "J": 3}
    assert {name: node["text"] for name, node in nodes.items() if node["inputs"]} == {
        "u": "b*c",
        "v": "a + u",
        "J": "3*v",
    }


def test_every_edge_carries_its_local_derivative_and_every_sum_its_products() -> None:
    nodes = nodes_of(graph(NOTES, AT))
    assert nodes["u"]["inputs"] == [{"id": "b", "local": 2.0}, {"id": "c", "local": 3.0}]
    assert nodes["v"]["inputs"] == [{"id": "a", "local": 1.0}, {"id": "u", "local": 1.0}]
    assert nodes["J"]["inputs"] == [{"id": "v", "local": 3.0}]
    assert nodes["b"]["sum"] == [{"through": "u", "local": 2.0, "upstream": 3.0, "product": 6.0}]
    assert nodes["u"]["sum"] == [{"through": "v", "local": 1.0, "upstream": 3.0, "product": 3.0}]
    assert nodes["J"]["sum"] == []


def test_without_names_the_output_is_called_j_and_other_nodes_by_their_expression() -> None:
    answer = graph("3(a + b*c)", AT)
    labels = {node["label"]: node["value"] for node in answer["nodes"]}
    assert labels == {"a": 5.0, "b": 3.0, "c": 2.0, "b*c": 6.0, "a + b*c": 11.0, "J": 33.0}
    assert answer["leaves"] == {"a": 3.0, "b": 6.0, "c": 9.0}
    assert nodes_of(graph("J*k", {"J": 2, "k": 3}))[graph("J*k", {"J": 2, "k": 3})["output"]]["label"] == "J*k"


def test_where_paths_meet_the_products_are_added() -> None:
    nodes = nodes_of(graph("u = x*y; J = u*u + x", {"x": 2, "y": 3}))
    assert [path["product"] for path in nodes["x"]["sum"]] == [1.0, 36.0]
    assert nodes["x"]["grad"] == 37.0
    assert [path["product"] for path in nodes["u"]["sum"]] == [6.0, 6.0]
    for node in nodes.values():
        assert node["sum"] == [] or node["grad"] == sum(path["product"] for path in node["sum"])


def test_every_gradient_stands_beside_its_finite_difference() -> None:
    for node in graph("u = sin(x*y); J = u^2/(1 + x^2)", {"x": 0.7, "y": 1.9})["nodes"]:
        assert node["difference"] == pytest.approx(node["grad"], rel=1e-7, abs=1e-8)


def test_forward_and_backward_can_be_followed_node_by_node() -> None:
    shape = graph_of(parse(NOTES))
    run = Evaluation(shape, {"a": 5.0, "b": 3.0, "c": 2.0}, SCALAR)
    forward = run.forward()
    names = {node.index: node.name for node in shape.nodes}
    seen = [names[next(forward)] for _ in range(4)]
    assert seen == ["b", "c", "a", "u"]
    assert run.values[4:] == [None] * (len(shape.nodes) - 4)
    assert [names[index] for index in forward if names[index]] == ["v", "J"]
    backward = run.backward()
    assert [names[index] for index in backward if names[index]] == ["J", "v", "u", "a", "c", "b"]


def test_an_alias_a_constant_and_an_unused_line_are_nodes_too() -> None:
    nodes = nodes_of(graph("k = 2*pi; w = x; z = y^2; J = k*w", {"x": 3, "y": 1}))
    assert (nodes["k"]["op"], nodes["k"]["value"], nodes["k"]["grad"]) == ("constant", 2 * math.pi, 3.0)
    assert (nodes["w"]["op"], nodes["w"]["grad"]) == ("identity", 2 * math.pi)
    assert (nodes["z"]["value"], nodes["z"]["grad"], nodes["y"]["grad"]) == (1.0, 0.0, 0.0)


def test_a_constant_formula_has_no_leaves() -> None:
    answer = graph("2 + 3", {})
    assert (answer["leaves"], nodes_of(answer)["J"]["value"]) == ({}, 5.0)


@pytest.mark.parametrize(
    ("expression", "value", "word"),
    [
        ("log(x)", math.nan, "negative"),
        ("sqrt(x)", math.nan, "negative"),
        ("x/(x + 1)", -math.inf, "divides"),
        ("(x + 1)/(x + 1)", math.nan, "0/0"),
        ("x^0.5", math.nan, "power"),
        ("(x + 1)^-1", math.inf, "power"),
        ("exp(-1000x)", math.inf, "large"),
        ("log(x + 1)", -math.inf, "infinity"),
        ("1/0", math.inf, "divides"),
    ],
)
def test_what_has_no_value_is_data_with_a_note(expression: str, value: float, word: str) -> None:
    answer = graph(expression, {"x": -1})
    node = nodes_of(answer)[answer["output"]]
    np.testing.assert_equal(node["value"], value)
    assert word in node["note"]["en"]
    assert node["note"]["zh"]


@pytest.mark.parametrize(
    ("expression", "slope", "word"),
    [
        ("relu(x)", 0.0, "kink"),
        ("abs(x)", 0.0, "kink"),
        ("max(x, 0)", 0.5, "half"),
        ("sqrt(x)", math.inf, "slope"),
        ("sign(x)", 0.0, "jumps"),
    ],
)
def test_at_a_kink_the_chosen_slope_is_named(expression: str, slope: float, word: str) -> None:
    answer = graph(expression, {"x": 0})
    assert answer["leaves"] == {"x": slope}
    assert word in nodes_of(answer)[answer["output"]]["note"]["en"]


def test_what_follows_from_a_value_that_is_not_finite_says_so() -> None:
    nodes = nodes_of(graph("u = log(x); J = u + 1", {"x": -1}))
    assert "input" in nodes["J"]["note"]["en"]


def test_arrays_are_differentiated_point_by_point() -> None:
    x = np.array([1.0, 2.0, 3.0])
    answer = graph("x^2*y", {"x": x, "y": 2.0})
    np.testing.assert_array_equal(answer["leaves"]["x"], 4.0 * x)
    np.testing.assert_array_equal(nodes_of(answer)["J"]["value"], 2.0 * x * x)


@pytest.mark.parametrize(
    ("expression", "values", "reason", "where"),
    [
        ("3(a + bc)", {"a": 1, "b": 2, "c": 3}, "no_value_product", ("expression",)),
        ("a + zeta", {"a": 1}, "no_value", ("expression",)),
        ("u = a; u + 1", {"a": 1, "u": 2}, "value_of_line", ("values", "u")),
    ],
)
def test_values_that_do_not_fit_are_refused(
    expression: str, values: dict[str, float], reason: str, where: tuple[str, ...]
) -> None:
    with pytest.raises(FormulaError) as refused:
        graph(expression, values)
    assert (refused.value.reason, refused.value.where) == (reason, where)


def test_a_name_run_together_is_proposed_as_a_product() -> None:
    with pytest.raises(FormulaError, match=r"b\*c") as refused:
        graph("3(a + bc)", AT)
    assert refused.value.position == 6


def test_long_labels_are_cut() -> None:
    answer = graph(" + ".join(f"x{i}" for i in range(60)), {f"x{i}": 1 for i in range(60)})
    assert max(len(node["label"]) for node in answer["nodes"]) == 40
    assert max(len(node["text"]) for node in answer["nodes"]) == 200

"""Formulas as problems of runs."""

from typing import Any

import pytest

from descentlab.session.refusal import Refusal
from descentlab.session.settle import read_run
from tests.session.samples import LIMITS, spec

ROSENBROCK = "(1-x)^2 + 100*(y-x^2)^2"


def formula(expression: str, **more: Any) -> dict[str, Any]:
    return spec(problem={"kind": "formula", "expression": expression, **more}, start=None)


def refusal_of(given: dict[str, Any]) -> dict[str, Any]:
    with pytest.raises(Refusal) as refused:
        read_run(given, LIMITS)
    return refused.value.under("spec").as_json()


def test_a_formula_is_settled_with_its_names_and_a_start() -> None:
    settled = read_run(formula(ROSENBROCK), LIMITS)
    assert settled.problem.parameters == ("x", "y")
    assert settled.spec.model_dump()["problem"] == {
        "kind": "formula",
        "expression": ROSENBROCK,
        "parameters": ["x", "y"],
        "fixed": {},
    }
    assert len(settled.spec.start or ()) == 2
    again = read_run(settled.spec.model_dump(mode="json"), LIMITS)
    assert again.spec == settled.spec


def test_a_formula_is_raced() -> None:
    race = read_run(formula("(w*x - y)^2", parameters=["w"], fixed={"x": 2, "y": 6}) | {"start": [0.0]}, LIMITS).race()
    chunk = race.advance(21)
    assert [block.shape[1] for block in chunk.blocks] == [21, 21]
    assert chunk.blocks[0][1, 0] == 36.0


@pytest.mark.parametrize(
    ("problem", "where", "position"),
    [
        ({"expression": "x +"}, ["expression"], 3),
        ({"expression": "(x) y z 7"}, ["expression"], 8),
        ({"expression": "9**9**9"}, ["expression"], 4),
        ({"expression": "x + bc", "parameters": ["x"]}, ["expression"], 4),
        ({"expression": "x*y", "parameters": ["x", "q"]}, ["parameters", 1], 0),
        ({"expression": "x*y", "fixed": {"q": 1}}, ["fixed", "q"], 0),
        ({"expression": "2"}, ["expression"], 1),
    ],
)
def test_a_formula_that_does_not_do_is_refused_with_its_place(
    problem: dict[str, Any], where: list[str | int], position: int
) -> None:
    answer = refusal_of(formula(**problem))
    assert (answer["code"], answer["where"], answer["position"]) == ("formula", ["spec", "problem", *where], position)
    assert answer["message"] == answer["values"]["en"]
    assert answer["values"]["zh"].endswith("。")
    assert "^" in answer["values"]["caret"]


@pytest.mark.parametrize(
    ("problem", "code", "field"),
    [
        ({"expression": 3}, "wrong_type", "expression"),
        ({"expression": "x", "name": "x"}, "unknown_field", "name"),
        ({"expression": "x", "fixed": {"y": float("nan")}}, "not_finite", "fixed"),
        ({"expression": "x", "parameters": "x"}, "wrong_type", "parameters"),
    ],
)
def test_other_faults_are_told_like_any_other(problem: dict[str, Any], code: str, field: str) -> None:
    answer = refusal_of(formula(**problem))
    assert answer["code"] == code
    assert answer["where"][:3] == ["spec", "problem", field]


def test_the_start_must_have_one_number_per_parameter() -> None:
    assert refusal_of(formula("x*y*z") | {"start": [1.0, 2.0]})["where"] == ["spec", "start"]

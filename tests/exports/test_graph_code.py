"""A formula's graph as code: run as it is, it finds the graph's own values and gradients."""

import math
from typing import Any

import nbformat
import pytest

import descentlab
from descentlab.session.refusal import Refusal
from tests.exports.taking import CURVE, NETWORK, Spec, executed, exported

EXPRESSIONS = [
    "u=b*c; v=a+u; J=3*v",
    "(1-x)^2 + 100*(y-x^2)^2",
    "softplus(-x) + relu(y)*y - min(x, y)/max(x, 2) + sigmoid(x - y)*abs(y) + 2^x",
    "sign(x)*x^-2.5 + log(1+x^2) - tanh(y)*sqrt(y) + sin(x)*cos(y) + tan(0.1*x) + exp(-y)",
    "np*print - -3*(name - (grad - np)) + lambda_^3",
    "-x^2 - (x - 1)*-(y + 2)/(x - y)",
    "sign(x) + 3*y",
    "1/0*x + log(-1 - x^2)",
]


def formula(expression: str, **changes: Any) -> Spec:
    """A run on a formula."""
    return {"problem": {"kind": "formula", "expression": expression}, "steps": 1, "racers": [{"rule": "gd"}], **changes}


def assert_same(got: float, wanted: float) -> None:
    """Equal to rounding; nan where nan is wanted."""
    assert math.isclose(got, wanted, rel_tol=1e-12) or got == wanted or (math.isnan(got) and math.isnan(wanted))


def assert_the_engines(left: dict[str, Any], expression: str) -> None:
    """What code leaves behind holds the engine's gradient of every node, at the run's start."""
    run = descentlab.race(formula(expression))
    at = dict(zip(run.parameters, run.racers[0].params[0].tolist(), strict=True))
    wanted = descentlab.graph(expression, at)
    assert {node["id"] for node in wanted["nodes"]} == left["grad"].keys()
    for node in wanted["nodes"]:
        assert_same(float(left["grad"][node["id"]]), node["grad"])


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_notebooks_cells_find_every_gradient(expression: str) -> None:
    notebook = nbformat.reads(exported(formula(expression), "graph_ipynb").decode(), as_version=4)  # type: ignore[arg-type]
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            executed(cell.source, names)
    assert_the_engines(names, expression)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_script_finds_every_gradient(expression: str) -> None:
    assert_the_engines(executed(exported(formula(expression), "graph_py").decode()), expression)


def test_it_says_the_notes_numbers() -> None:
    spec = formula("u=b*c; v=a+u; J=3*v", start=[3, 2, 5])
    printed = executed(exported(spec, "graph_py").decode())["printed"]
    assert printed == "J = 33.0\ndJ/db = 6.0\ndJ/dc = 9.0\ndJ/da = 3.0\n"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_notebook_is_the_same_cell_by_cell(lang: str) -> None:
    spec = formula("J=3*(a+b*c)", start=[3, 2], problem=None)
    spec["problem"] = {"kind": "formula", "expression": "J=3*(a+b*c)", "fixed": {"a": 5}}
    notebook = nbformat.reads(exported(spec, "graph_ipynb", lang).decode(), as_version=4)  # type: ignore[arg-type]
    nbformat.validate(notebook)
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            executed(cell.source, names)
    assert names["J"] == 33.0
    assert [names["grad"][leaf] for leaf in "abc"] == [3.0, 6.0, 9.0]


def test_paths_that_meet_again_and_again_stay_a_line_each() -> None:
    lines = "; ".join(f"v{i}=v{i - 1}*v{i - 1}/2 + v{i - 1}" for i in range(1, 25))
    text = exported(formula(f"v0=x*0.01; {lines}"), "graph_py").decode()
    assert len(text) < 10_000


@pytest.mark.parametrize("spec", [CURVE, NETWORK])
def test_only_a_formula_has_a_graph(spec: Spec) -> None:
    with pytest.raises(Refusal) as refused:
        exported(spec, "graph_py")
    assert refused.value.code == "not_exportable"

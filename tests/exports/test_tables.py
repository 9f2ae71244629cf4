"""The run as numbers: CSV, JSON, and the notebook that computes them anew."""

import csv
import io
import json
import math

import nbformat
import numpy as np
import plotly.graph_objects as go
import pytest

import descentlab
from tests.exports.taking import CURVE, DIVERGING, FORMULA, LABEL, NETWORK, Spec, executed, exported, opening


def rows_of(spec: Spec) -> list[dict[str, str]]:
    """The lines of the exported table."""
    return list(csv.DictReader(io.StringIO(exported(spec, "csv").decode(), newline="")))


def test_the_table_holds_every_recorded_number_to_the_last_bit() -> None:
    spec = opening()
    rows, run = rows_of(spec), descentlab.race(spec)
    for key, racer in zip(["gd", "momentum", "rmsprop", "adam"], run.racers, strict=True):
        own = [row for row in rows if row["racer"] == key]
        assert [int(row["step"]) for row in own] == list(range(racer.steps + 1))
        columns = {"x": racer.params[:, 0], "y": racer.params[:, 1], "loss": racer.loss, "grad_y": racer.grad[:, 1]}
        columns |= {"alpha": racer.alpha}
        columns |= {f"{name}_x": column[:, 0] for name, column in racer.state.items()}
        for name, column in columns.items():
            np.testing.assert_array_equal([float(row[name]) for row in own], column)


def test_what_a_rule_does_not_have_is_empty() -> None:
    row = rows_of(opening())[0]
    assert (row["racer"], row["V_x"], row["beta1_t"]) == ("gd", "", "")


def test_what_is_not_finite_is_said_so() -> None:
    rows = [row for row in rows_of(DIVERGING) if row["racer"] == "gd"]
    run = descentlab.race(DIVERGING).racers[0]
    assert len(rows) == len(run.loss)
    assert rows[0]["alpha"] == "nan"
    assert rows[-1]["loss"] in ("nan", "inf")
    assert [float(row["loss"]) for row in rows[:-1]] == run.loss[:-1].tolist()


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_label_is_a_spreadsheets_formula(label: str) -> None:
    spec = {**CURVE, "racers": [{"rule": "gd", "label": label}]}
    assert rows_of(spec)[0]["label"] == f"'{label}"


def test_a_label_with_every_sign_stays_one_cell() -> None:
    assert {row["label"] for row in rows_of(DIVERGING)} == {"GD", LABEL}


def test_a_networks_table_has_its_own_columns() -> None:
    rows = rows_of(NETWORK)
    run = descentlab.race(NETWORK)
    losses = [float(row["train_loss"]) for row in rows if row["racer"] == "adam"]
    assert losses == run.racers[0].loss.tolist()
    assert float(rows[3]["W1_1_1"]) == run.racers[0].params[3, 0]


@pytest.mark.parametrize("spec", [DIVERGING, FORMULA, NETWORK], ids=["surface", "formula", "network"])
def test_json_holds_the_whole_run_with_null_for_what_is_not_finite(spec: Spec) -> None:
    text = exported(spec, "json").decode()
    told = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    run = descentlab.race(told["spec"])
    assert [racer["label"] for racer in told["racers"]] == [racer.label for racer in run.racers]
    for racer, own in zip(told["racers"], run.racers, strict=True):
        losses = racer["loss"] if "loss" in racer else racer["train_loss"]
        assert losses == [loss if math.isfinite(loss) else None for loss in own.loss.tolist()]


@pytest.mark.parametrize("spec", [opening(), CURVE, FORMULA, DIVERGING], ids=["plane", "curve", "formula", "diverging"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_notebook_is_one_and_its_cells_make_the_engines_numbers(
    spec: Spec, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[go.Figure] = []
    monkeypatch.setattr(go.Figure, "show", lambda figure, config: shown.append(figure))
    notebook = nbformat.reads(exported(spec, "ipynb", lang).decode(), as_version=4)  # type: ignore[arg-type]
    nbformat.validate(notebook)
    names: dict[str, object] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            executed(cell.source, names)
    run = descentlab.race(spec)
    for (label, columns), racer in zip(names["runs"], run.racers, strict=True):  # type: ignore[call-overload]
        assert label == racer.label
        np.testing.assert_array_equal(columns["params"], racer.params)
        np.testing.assert_array_equal(columns["loss"], racer.loss)
    (figure,) = shown
    drawn = [trace for trace in figure.data if trace.name == run.racers[0].label]
    assert any(np.array_equal(trace.y, run.racers[0].loss) for trace in drawn)


def test_the_notebook_tells_each_rules_story_in_the_readers_language() -> None:
    cells = json.loads(exported(opening(), "ipynb", "zh"))["cells"]
    told = "".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    assert "同时记住梯度的平均和梯度平方的平均" in told

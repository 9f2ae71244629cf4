"""Trainings taken away: code that trains the same networks again, and their weights at a step."""

import io
import json
from typing import Any, cast

import nbformat
import numpy as np
import plotly.graph_objects as go
import pytest

import descentlab
from descentlab.engine.nn.activation import ACTIVATIONS
from descentlab.engine.optimizer import rules
from descentlab.session.refusal import Refusal
from descentlab.training_result import TrainingRun
from tests.exports.taking import CURVE, DIVERGING, LABEL, Spec, executed, exported

DATA = {"name": "moons", "size": 90, "noise": 0.1, "test_share": 0.3}
NORMED = {"hidden": [5, 3], "activation": "relu", "loss": "logistic", "batch_norm": True, "l2": 0.1}
EDITS = [{"step": 0, "parameter": "W1_1_1", "value": 0.5}, {"step": 9, "parameter": "W1_2_1", "value": -2.5}]


def training(network: dict[str, Any] | None = None, **changes: Any) -> Spec:
    """Every rule on a small task; batches of 16 leave a last one of 15."""
    problem = {"kind": "network", "data": DATA, "network": network or {}, "batch_size": 16}
    return {"problem": problem, "steps": 40, "racers": [{"rule": rule} for rule in rules()], **changes}


SPECS = {
    "rules": training(),
    "coupled": training(NORMED, racers=[{"rule": "adam"}, {"rule": "gd"}]),
    "decoupled": training({**NORMED, "batch_norm": False, "l2_form": "decoupled"}, racers=[{"rule": "adam"}], seed=3),
    "printed": training({"l2": 0.2, "l2_form": "as_printed", "bias": False}, racers=[{"rule": "gd"}]),
    "softmax": training({"loss": "softmax", "hidden": []}, racers=[{"rule": "adam"}]),
    "own": training(
        racers=[
            {"rule": "gd", "batch_size": 1, "schedule": {"name": "inverse_epoch"}},
            {"rule": "gd", "batch_size": 1000, "network": {"init": "he", "batch_norm": True}},
            {"rule": "momentum", "edits": EDITS, "sign": "plus", "label": LABEL},
        ],
    ),
    "reached": training(racers=[{"rule": "adam"}], target=0.15),
    "stride": {**training(), "problem": {**training()["problem"], "stride": 7}},
    "values": {
        "problem": {"kind": "network", "data": {"name": "wave", "size": 60, "test_share": 0.0, "seed": 8}},
        "steps": 30,
        "racers": [{"rule": "adam"}],
    },
    **{
        name: training({"activation": name, "hidden": [4]}, racers=[{"rule": "adam"}], steps=20) for name in ACTIVATIONS
    },
}


def run_of(spec: Spec) -> TrainingRun:
    """The engine's training."""
    return cast("TrainingRun", descentlab.race(spec))


def assert_the_same_training(runs: list[tuple[str, dict[str, np.ndarray]]], wanted: TrainingRun) -> None:
    """What a script has trained is what the engine has, row by row."""
    assert [label for label, _ in runs] == [racer.label for racer in wanted.racers]
    for (_, columns), racer in zip(runs, wanted.racers, strict=True):
        np.testing.assert_array_equal(columns["steps"], racer.steps)
        np.testing.assert_allclose(columns["params"], racer.params, rtol=1e-8, atol=1e-12)
        np.testing.assert_allclose(columns["loss"], racer.train_loss, rtol=1e-8)
        np.testing.assert_allclose(columns["test_loss"], racer.test_loss, rtol=1e-8)


@pytest.mark.parametrize("name", SPECS)
def test_the_numpy_script_trains_the_same_networks(name: str) -> None:
    left = executed(exported(SPECS[name], "py").decode())
    assert_the_same_training(left["runs"], run_of(SPECS[name]))


def test_a_training_that_bursts_is_recorded_up_to_there() -> None:
    spec = training(
        {"activation": "identity", "hidden": [4, 4]}, racers=[{"rule": "gd", "knobs": {"alpha": 50.0}}], steps=200
    )
    ((_, columns),) = executed(exported(spec, "py").decode())["runs"]
    racer = run_of(spec).racers[0]
    assert racer.end.kind == "diverged"
    np.testing.assert_array_equal(columns["steps"], racer.steps)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_notebooks_cells_train_them_too(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[go.Figure] = []
    monkeypatch.setattr(go.Figure, "show", lambda figure, config: shown.append(figure))
    notebook = nbformat.reads(exported(SPECS["coupled"], "ipynb", lang).decode(), as_version=4)  # type: ignore[arg-type]
    nbformat.validate(notebook)
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            executed(cell.source, names)
    wanted = run_of(SPECS["coupled"])
    assert_the_same_training(names["runs"], wanted)
    (figure,) = shown
    np.testing.assert_allclose(figure.data[0].y, wanted.racers[0].train_loss, rtol=1e-8)


@pytest.mark.parametrize("name", SPECS)
def test_the_torch_script_is_python(name: str) -> None:
    text = exported(SPECS[name], "torch").decode()
    compile(text, name, "exec")
    assert "torch.optim" in text or name == "own"


def test_the_torch_script_holds_the_same_samples_and_first_weights() -> None:
    text, run = exported(SPECS["rules"], "torch").decode(), run_of(SPECS["rules"])
    samples, _, rest = text.partition("X, Y = ")
    assert repr(np.hstack(run.data.train)[0].tolist()) in samples
    assert repr(run.racers[0].params[0].tolist()) in rest


@pytest.mark.parametrize("step", [None, 0, 11, 10_000])
def test_weights_are_those_of_the_step(step: int | None) -> None:
    spec, run = SPECS["own"], run_of(SPECS["own"])
    arrays = np.load(io.BytesIO(exported(spec, "weights_npz", step=step)))
    told = json.loads(exported(spec, "weights_json", step=step))
    for key, racer, own in zip(["gd", "gd-2", "momentum"], run.racers, told["racers"], strict=True):
        at = min(40 if step is None else step, 40)
        assert (own["racer"], own["label"], own["step"]) == (key, racer.label, at)
        assert arrays[f"{key}/step"] == at
        for number, ((weights, biases), layer) in enumerate(
            zip(racer.weights(at), own["layers"], strict=True), start=1
        ):
            np.testing.assert_array_equal(arrays[f"{key}/W{number}"], weights)
            np.testing.assert_array_equal(layer["W"], weights)
            np.testing.assert_array_equal(layer.get("b", 0.0), biases)
    assert_normed(arrays, run, 40 if step is None else min(step, 40))


def assert_normed(arrays: Any, run: TrainingRun, step: int) -> None:
    """The second racer's normalised layers, with the statistics by which they predict."""
    for number, norm in enumerate(run.racers[1].norms(step), start=1):
        for name, wanted in zip(("gamma", "beta", "mean", "variance"), norm, strict=True):
            np.testing.assert_array_equal(arrays[f"gd-2/{name}{number}"], wanted)
        assert f"gd-2/b{number}" not in arrays


@pytest.mark.parametrize("to", ["weights_npz", "weights_json"])
@pytest.mark.parametrize("spec", [CURVE, DIVERGING])
def test_only_a_network_has_weights(to: str, spec: Spec) -> None:
    with pytest.raises(Refusal) as refused:
        exported(spec, to)
    assert refused.value.code == "not_exportable"
    assert "CSV" in refused.value.message

"""The scripts: run as they are, they make the engine's own numbers."""

from typing import Any

import numpy as np
import pytest

import descentlab
from descentlab.engine.optimizer import rules
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces
from tests.exports.taking import CURVE, DIVERGING, FORMULA, LABEL, Spec, executed, exported, surface_spec

SCHEDULES: dict[str, dict[str, Any]] = {name: {} for name in schedules()} | {
    "manual": {"changes": [[1, 0.1], [20, 0.01], [21, 0.3]]}
}


def script_runs(spec: Spec) -> list[tuple[str, dict[str, np.ndarray]]]:
    """What the exported NumPy script of a run computes."""
    left = executed(exported(spec, "py").decode())
    runs: list[tuple[str, dict[str, np.ndarray]]] = left["runs"]
    return runs


def assert_the_same_bits(spec: Spec) -> None:
    """The script's columns are the engine's, bit for bit."""
    wanted = descentlab.race(spec)
    got = script_runs(spec)
    assert [label for label, _ in got] == [racer.label for racer in wanted.racers]
    for (_, columns), racer in zip(got, wanted.racers, strict=True):
        own = {"params": racer.params, "loss": racer.loss, "grad": racer.grad, "alpha": racer.alpha, **racer.state}
        assert columns.keys() == own.keys()
        for name, column in columns.items():
            np.testing.assert_array_equal(column, own[name], strict=True)


@pytest.mark.parametrize("surface", surfaces())
def test_the_numpy_script_makes_the_engines_bits_on_every_surface_by_every_rule(surface: str) -> None:
    assert_the_same_bits(surface_spec(surface))


@pytest.mark.parametrize("schedule", schedules())
def test_it_makes_them_on_every_schedule(schedule: str) -> None:
    racers = [{"rule": rule, "schedule": {"name": schedule, "knobs": SCHEDULES[schedule]}} for rule in rules()]
    assert_the_same_bits(surface_spec("ravine", racers=racers, steps_per_epoch=7))


def test_it_makes_them_with_noise_from_the_seed_across_blocks() -> None:
    assert_the_same_bits(surface_spec("himmelblau", noise=0.5, seed=2**53 - 1, steps=600))


def test_it_ends_where_the_engine_ends() -> None:
    assert_the_same_bits(DIVERGING)
    assert_the_same_bits(surface_spec("bowl", target=0.5))
    assert_the_same_bits(surface_spec("bowl", target=1e9))


def test_it_decays_and_corrects_as_the_racer_does() -> None:
    racers = [
        {"rule": "adam", "l2_form": "coupled", "knobs": {"l2": 0.1}, "corrected": False},
        {"rule": "gd", "l2_form": "decoupled", "knobs": {"l2": 0.1}},
        {"rule": "adam", "l2_form": "decoupled", "knobs": {"l2": 0.1}},
    ]
    assert_the_same_bits(surface_spec("ravine", racers=racers))
    compile(exported(surface_spec("ravine", racers=racers), "torch").decode(), "torch", "exec")


def test_it_adds_where_the_engine_adds() -> None:
    assert_the_same_bits(CURVE)


def test_each_racer_starts_where_it_does() -> None:
    racers = [{"rule": "gd", "start": [0.5, -1.0]}, {"rule": "gd"}]
    assert_the_same_bits(surface_spec("ravine", racers=racers, start=[-0.0, 1e-300]))


@pytest.mark.parametrize(
    "expression",
    [
        "x^2/3 + y^4 - 7/3*x*y + 2^-2*x^7",
        "sin(x*y) + cos(x)^2 + tanh(y) + sigmoid(x + 3) + softplus(-x) + relu(y)*y",
        "abs(x - 0.3) + max(x, y) + min(x*x, 0.7) + sqrt(1 + x^2 + y^2) + log(2 + y^2)",
        "exp(x + 3)/(1 + y^2) + x^2.5*y^-3 + pi*e*y",
        "np^2 + point*t + row*row",
        "lambda^2 + (J - 1)^2 + lambda_^2",
    ],
)
def test_it_writes_every_formula_whatever_its_names(expression: str) -> None:
    racers = [{"rule": "adam", "knobs": {"alpha": 0.1}}, {"rule": "gd", "knobs": {"alpha": 0.01}}]
    assert_the_same_bits({"problem": {"kind": "formula", "expression": expression}, "steps": 50, "racers": racers})


def test_it_writes_a_formula_with_fixed_values() -> None:
    assert_the_same_bits(FORMULA)


def test_it_says_what_came_of_each_racer() -> None:
    spec = surface_spec("notes_parabola", racers=[{"rule": "gd", "knobs": {"alpha": 2.5}}], steps=3)
    printed = executed(exported(spec, "py").decode())["printed"]
    assert printed == "GD: 3 steps, J = 0.0390625 at [5.625]\n"


@pytest.mark.parametrize("name", ["py", "torch"])
def test_no_label_breaks_out_of_a_script(name: str) -> None:
    text = exported(DIVERGING, name).decode()
    compile(text, name, "exec")
    assert repr(LABEL) in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_comments_are_in_the_readers_language(lang: str) -> None:
    for name in ("py", "torch"):
        text = exported(surface_spec("ackley", noise=0.1), name, lang).decode()  # type: ignore[arg-type]
        chinese = any("\u4e00" <= character <= "\u9fff" for character in text)
        assert chinese == (lang == "zh")


@pytest.mark.parametrize("surface", surfaces())
def test_the_torch_script_is_python_on_every_surface(surface: str) -> None:
    for spec in (surface_spec(surface), surface_spec(surface, noise=0.1, target=1e-3, seed=4)):
        compile(exported(spec, "torch").decode(), "torch", "exec")


@pytest.mark.parametrize(
    ("rule", "knobs", "wanted"),
    [
        ("gd", {}, "torch.optim.SGD([W], lr=alpha)"),
        ("momentum", {}, "torch.optim.SGD([W], lr=alpha*(1 - beta), momentum=beta)"),
        ("momentum", {"form": "heavy_ball"}, "torch.optim.SGD([W], lr=alpha, momentum=beta)"),
        ("nesterov", {}, "torch.optim.SGD([W], lr=alpha, momentum=beta, nesterov=True)"),
        ("nesterov", {"beta": 0.0}, "V = beta*V + g"),
        ("adagrad", {}, "torch.optim.Adagrad([W], lr=alpha, eps=eps)"),
        ("rmsprop", {}, "torch.optim.RMSprop([W], lr=alpha, alpha=beta, eps=eps)"),
        ("adam", {}, "torch.optim.Adam([W], lr=alpha, betas=(beta1, beta2), eps=eps)"),
        ("adamw", {}, "torch.optim.AdamW([W], lr=alpha, betas=(beta1, beta2), eps=eps, weight_decay=weight_decay)"),
    ],
)
def test_a_rule_is_torch_optims_where_torch_has_it(rule: str, knobs: dict[str, Any], wanted: str) -> None:
    text = exported(surface_spec("ravine", racers=[{"rule": rule, "knobs": knobs}]), "torch").decode()
    assert wanted in text


def test_a_racer_that_adds_is_written_by_hand() -> None:
    text = exported(surface_spec("ravine", racers=[{"rule": "adam", "sign": "plus"}]), "torch").decode()
    assert "torch.optim" not in text
    assert "W += step" in text

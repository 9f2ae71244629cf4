"""Rules with weight decay, and rules that leave their averages uncorrected."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from descentlab.engine.kernel.program import Formula
from descentlab.engine.optimizer import rules
from descentlab.engine.problem import Problem
from descentlab.engine.race import Racer
from descentlab.engine.schedule import schedules
from descentlab.engine.variant import FORMS, Variant, corrects, variants_of, vary
from tests.engine import running
from tests.engine.kernel.test_bits import agree

GOLDEN = json.loads((Path(__file__).parents[2] / "golden/torch_decay.json").read_text())
START = (-2.0, -1.0)
AT, BEND = np.array([3.0, 2.0]), np.array([1.0, 10.0])
DECAYING = [form.value for form in FORMS]
VARIANTS = [(name, variant) for name, rule in rules().items() for variant in variants_of(rule)]
CORRECTING = [name for name, rule in rules().items() if corrects(rule)]


def bowl() -> Problem:
    """1/2 (x - 3)^2 + 10/2 (y - 2)^2: with the penalty, its minimum is at (3/(1 + l2), 20/(10 + l2))."""
    lines = ("x - 3", "10*(y - 2)")
    return Problem(Formula(("x", "y"), (), (), "0.5*(x - 3)**2 + 5*(y - 2)**2", lines), domain=((-3, 4), (-3, 4)))


def racer(rule: str, variant: Variant, **knobs: Any) -> Racer:
    kept = vary(rules()[rule], variant)
    return Racer(kept, {knob.name: knob.default for knob in kept.knobs} | knobs, schedules()["constant"])


def walk(rule: str, form: Any, steps: int = 200, /, *, corrected: bool = True, **knobs: Any) -> running.Array:
    return running.path(bowl(), racer(rule, Variant(form, corrected), **knobs), START, steps)["params"]


def test_gd_with_decay_follows_its_closed_form() -> None:
    l2, alpha, step = 1.0, 0.1, np.arange(201)[:, None]
    rest = BEND * AT / (BEND + l2)
    closed = rest + (np.array(START) - rest) * (1.0 - alpha * (BEND + l2)) ** step
    for form in ("coupled", "decoupled"):
        np.testing.assert_allclose(walk("gd", form, alpha=alpha, l2=l2), closed, rtol=1e-12, atol=1e-12)


def test_as_printed_is_decoupled_by_a_decay_divided_by_alpha() -> None:
    printed, divided = walk("gd", "as_printed", alpha=0.1, l2=0.05), walk("gd", "decoupled", alpha=0.1, l2=0.5)
    np.testing.assert_allclose(printed, divided, rtol=1e-12, atol=1e-12)


def test_decoupled_adam_is_adamw_to_the_last_bit() -> None:
    for l2 in (0.01, 1.0):
        named = running.path(bowl(), running.racer("adamw", alpha=0.1, weight_decay=l2), START, 200)["params"]
        assert running.same(walk("adam", "decoupled", alpha=0.1, l2=l2), named)


@pytest.mark.parametrize("l2", [0.4, 1.0, 2.5])
def test_decoupled_adam_ends_in_the_box_and_coupled_adam_on_the_way_to_the_minimum(l2: float) -> None:
    coupled = walk("adam", "coupled", 4000, alpha=0.01, beta2=0.99, l2=l2)[-1]
    decoupled = walk("adam", "decoupled", 4000, alpha=0.01, beta2=0.99, l2=l2)[-1]
    np.testing.assert_allclose(coupled, BEND * AT / (BEND + l2), atol=2e-3)
    np.testing.assert_allclose(decoupled, np.minimum(AT, 1.0 / l2), atol=0.02)


@pytest.mark.parametrize("rule", list(rules()))
@pytest.mark.parametrize("form", DECAYING)
def test_a_decay_of_0_changes_no_bit(rule: str, form: str) -> None:
    assert running.same(walk(rule, form, l2=0.0), running.path(bowl(), running.racer(rule), START, 200)["params"])


@pytest.mark.parametrize(("rule", "variant"), VARIANTS)
def test_both_kernels_give_a_variant_the_same_bits(rule: str, variant: Variant) -> None:
    assert agree(running.surface("rosenbrock"), racer(rule, variant, alpha=1e-4))


@pytest.mark.parametrize("golden", GOLDEN["paths"], ids=lambda one: f"{one['rule']}-{one['l2_form']}-{one['surface']}")
def test_decay_walks_the_path_that_torch_walks(golden: dict[str, Any]) -> None:
    ours = running.path(
        running.surface(golden["surface"]),
        racer(golden["rule"], Variant(golden["l2_form"]), **golden["knobs"]),
        tuple(golden["start"]),
        GOLDEN["steps"][-1],
    )["params"][GOLDEN["steps"]]
    theirs = np.array(golden["params"])
    assert (np.linalg.norm(ours - theirs, axis=1) / np.linalg.norm(theirs, axis=1)).max() < 1e-9


@pytest.mark.parametrize("form", DECAYING)
@pytest.mark.parametrize(
    ("rule", "knobs"),
    [("gd", {}), ("momentum", {}), ("momentum", {"form": "heavy_ball"}), ("nesterov", {})],
)
def test_the_limit_with_decay_parts_what_stays_from_what_runs_away(rule: str, knobs: dict[str, Any], form: Any) -> None:
    varied = racer(rule, Variant(form), **knobs, l2=0.5)
    assert varied.rule.stability_limit is not None
    limit = varied.rule.stability_limit(varied.knobs, 10.0)
    inside, beyond = (walk(rule, form, 400, alpha=share * limit, l2=0.5, **knobs) for share in (0.95, 1.05))
    assert moved(inside, 400) < 1e-3
    assert moved(beyond, 400) > max(10.0, moved(beyond, 300))


def moved(path: running.Array, step: int) -> float:
    return float(np.linalg.norm(path[step] - path[step - 1]))


def test_adam_uncorrected_without_momentum_is_rmsprop_to_the_last_bit() -> None:
    raw = walk("adam", None, corrected=False, alpha=0.05, beta1=0.0, beta2=0.9)
    named = running.path(bowl(), running.racer("rmsprop", alpha=0.05, beta=0.9), START, 200)["params"]
    assert running.same(raw, named)


@pytest.mark.parametrize("rule", CORRECTING)
@pytest.mark.parametrize("slope", [0.01, 300.0])
def test_the_first_step_uncorrected_is_off_by_the_ratio_of_the_corrections(rule: str, slope: float) -> None:
    beta1, beta2, alpha = 0.9, 0.99, 0.1
    knobs = {"alpha": alpha, "beta1": beta1, "beta2": beta2, "eps": 0.0}
    raw = running.path(running.plane(slope), racer(rule, Variant(corrected=False), **knobs), (0.0,), 1)["params"]
    assert raw[1, 0] == pytest.approx(-alpha * (1 - beta1) / np.sqrt(1 - beta2), rel=1e-12)


def test_a_rule_without_correction_has_no_powers_and_no_corrected_averages() -> None:
    columns = [name for name, _ in racer("adam", Variant(corrected=False)).layout(2)]
    assert columns == ["params", "loss", "grad", "alpha", "V", "S", "step"]

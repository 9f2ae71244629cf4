"""Every rule against PyTorch's own, over 200 steps on four surfaces."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.engine import running

GOLDEN = json.loads((Path(__file__).parents[2] / "golden/torch_paths.json").read_text())
RULES = ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"]


def title(golden: dict[str, Any]) -> str:
    return f"{golden['rule']}-{golden['surface']}"


def distance(ours: running.Array, theirs: list[list[float]]) -> float:
    """The largest distance between the points of a step, relative to how far that point is from 0."""
    there = np.array(theirs)
    return float((np.linalg.norm(ours - there, axis=1) / np.linalg.norm(there, axis=1)).max())


@pytest.mark.parametrize("golden", GOLDEN["paths"], ids=title)
def test_a_rule_walks_the_path_that_torch_walks(golden: dict[str, Any]) -> None:
    racer = running.racer(golden["rule"], **golden["knobs"])
    ours = running.path(
        running.surface(golden["surface"], **golden["shape"]), racer, tuple(golden["start"]), GOLDEN["steps"][-1]
    )
    assert distance(ours["params"][GOLDEN["steps"]], golden["params"]) < 1e-9


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_was_recorded_on_at_least_three_surfaces(rule: str) -> None:
    assert len({golden["surface"] for golden in GOLDEN["paths"] if golden["rule"] == rule}) >= 3


@pytest.mark.parametrize("golden", [one for one in GOLDEN["paths"] if one["rule"] == "momentum"], ids=title)
def test_the_averaging_form_walks_torch_s_path_at_a_rate_divided_by_one_minus_beta(golden: dict[str, Any]) -> None:
    beta = golden["knobs"]["beta"]
    racer = running.racer("momentum", alpha=golden["knobs"]["alpha"] / (1.0 - beta), beta=beta, form="averaging")
    ours = running.path(
        running.surface(golden["surface"], **golden["shape"]), racer, tuple(golden["start"]), GOLDEN["steps"][-1]
    )
    assert distance(ours["params"][GOLDEN["steps"]], golden["params"]) < 1e-9

"""Racers with weight decay or without correction, as requests ask for them."""

from typing import Any

import numpy as np
import pytest

import descentlab
from descentlab.session.catalogue import catalogue
from descentlab.session.refusal import Refusal
from descentlab.session.settle import read_run
from tests.session.samples import LIMITS, spec

NETWORK = {"kind": "network", "data": {"size": 20}}


def racer(**fields: Any) -> dict[str, Any]:
    """The full spec of a racer that says this."""
    run = read_run(spec(racers=[{"rule": "adam", **fields}]), LIMITS)
    return run.spec.model_dump(mode="json")["racers"][0]  # type: ignore[no-any-return]


def test_a_racer_that_says_nothing_of_decay_holds_nothing_of_it() -> None:
    assert not {"l2_form", "corrected"} & racer().keys()
    assert "corrected" not in racer(corrected=True)


@pytest.mark.parametrize("form", ["coupled", "decoupled", "as_printed"])
def test_decay_gives_a_racer_the_knob_l2(form: str) -> None:
    assert racer(l2_form=form)["knobs"]["l2"] == 0.1
    assert racer(l2_form=form, knobs={"l2": 2})["knobs"]["l2"] == 2.0


@pytest.mark.parametrize(
    ("fields", "code", "last"),
    [
        ({"knobs": {"l2": 1.0}}, "unknown_field", "l2"),
        ({"l2_form": "strong"}, "unknown_name", "l2_form"),
        ({"l2_form": "coupled", "knobs": {"l2": -1.0}}, "out_of_range", "l2"),
        ({"corrected": "no"}, "wrong_type", "corrected"),
        ({"rule": "gd", "corrected": False}, "unknown_field", "corrected"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(fields: dict[str, Any], code: str, last: str) -> None:
    with pytest.raises(Refusal) as refused:
        racer(**fields)
    assert (refused.value.code, refused.value.where[-1]) == (code, last)


def test_a_network_has_its_own_decay() -> None:
    with pytest.raises(Refusal) as refused:
        read_run({"problem": NETWORK, "racers": [{"rule": "gd", "l2_form": "coupled"}]}, LIMITS)
    assert refused.value.where == ("racers", 0, "l2_form")


def test_a_network_can_be_trained_without_correction() -> None:
    racers = [{"rule": "adam", "corrected": False}, {"rule": "adam", "knobs": {"beta1": 0.0}, "corrected": False}]
    by_name = {"rule": "rmsprop", "knobs": {"beta": 0.999}}
    runs = descentlab.race({"problem": NETWORK, "steps": 30, "racers": [*racers, by_name]}).racers
    np.testing.assert_array_equal(runs[1].params, runs[2].params)
    assert not np.array_equal(runs[0].params, runs[1].params)


def test_the_catalogue_writes_out_every_variant() -> None:
    rules = {rule["name"]: rule for rule in catalogue(LIMITS, "0")["rules"]}  # type: ignore[index, union-attr]
    assert len(rules["gd"]["variants"]) == 3  # type: ignore[index]
    assert len(rules["adam"]["variants"]) == 7  # type: ignore[index]
    raw = next(one for one in rules["adam"]["variants"] if one["l2_form"] is None)  # type: ignore[index]
    assert [line["expression"] for line in raw["lines"]][-1] == "alpha*V/(sqrt(S) + eps)"
    assert raw["powers"] == {}

"""Racers' signs: what a racer says stays, the rest is its rule's own or unlike the others'."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from descentlab.engine.optimizer import rules
from descentlab.session.settle import read_run
from descentlab.session.signs import COLOURS, DASHES, MARKERS
from tests.session.samples import LIMITS, spec

# Machado, Oliveira and Fernandes, 2009: what a dichromat sees, in linear RGB
EYES = {
    "usual": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
TO_CONES = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                     [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
TO_LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                   [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip


def seen(colour: str, eye: str) -> np.ndarray:
    """A colour in Oklab, where equal distances look equal, as an eye of that kind sees it."""
    coded = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    return TO_LAB @ np.cbrt(TO_CONES @ np.clip(EYES[eye] @ linear, 0, 1))


def signed(*racers: dict[str, Any]) -> list[dict[str, Any]]:
    """The racers as the server fills them in."""
    full = read_run(spec(racers=list(racers)), LIMITS).spec.model_dump(mode="json")["racers"]
    return list(full)


@pytest.mark.parametrize("rule", list(rules()))
def test_a_lone_racer_looks_and_is_called_as_its_rule(rule: str) -> None:
    (racer,) = signed({"rule": rule})
    own = rules()[rule]
    assert racer["label"] == own.label
    assert racer["style"] == {"colour": own.style.colour, "dash": own.style.dash, "marker": own.style.marker}


@pytest.mark.parametrize("rule", list(rules()))
def test_twelve_of_one_rule_can_be_told_apart_by_any_one_of_colour_marker_and_name(rule: str) -> None:
    racers = signed(*[{"rule": rule}] * 12)
    for part in ("colour", "marker"):
        assert len({racer["style"][part] for racer in racers}) == 12
    assert [racer["label"] for racer in racers][:3] == [rules()[rule].label + tail for tail in ("", " 2", " 3")]
    dashes = [racer["style"]["dash"] for racer in racers]
    assert {dashes.count(dash.value) for dash in DASHES} == {2}


def test_what_a_racer_says_of_itself_stays_and_is_not_given_to_another() -> None:
    blue = rules()["gd"].style.colour
    adam, gd = signed({"rule": "adam", "label": "GD", "style": {"colour": blue}}, {"rule": "gd"})
    assert (adam["label"], adam["style"]["colour"]) == ("GD", blue)
    assert gd["label"] == "GD 2"
    assert gd["style"]["colour"] != blue
    assert gd["style"]["marker"] == rules()["gd"].style.marker


def test_a_second_racer_leaves_the_usual_four_their_colours() -> None:
    second = signed({"rule": "adam"}, {"rule": "adam"})[1]
    assert second["style"]["colour"] not in {rules()[name].style.colour for name in ("gd", "momentum", "rmsprop")}


@pytest.mark.parametrize("eye", list(EYES))
def test_no_two_colours_of_the_first_eleven_are_alike_to_any_eye(eye: str) -> None:
    first = [sign.value for sign in COLOURS[:11]]
    near = {(a, b): float(np.linalg.norm(seen(a, eye) - seen(b, eye))) for a, b in combinations(first, 2)}
    assert min(near.values()) > 0.05, min(near, key=lambda pair: near[pair])


def test_every_rules_own_sign_is_one_of_those_that_can_be_chosen() -> None:
    for rule in rules().values():
        for part, signs in (("colour", COLOURS), ("dash", DASHES), ("marker", MARKERS)):
            assert getattr(rule.style, part) in {sign.value for sign in signs}

"""The numbers that lessons tell are those of the engine's runs."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

import descentlab
from descentlab.session.lesson import View, lessons


def spec_of(view: View | None) -> dict[str, Any]:
    """The spec that a view puts on the screen."""
    assert view is not None
    assert view.spec is not None
    return dict(view.spec)


def begun(name: str, place: int) -> Any:
    """The run that a step opens with."""
    return descentlab.race(spec_of(lessons()[name].steps[place].begin)).racers


def solved(name: str, place: int) -> Any:
    """The run of a step's own solution."""
    return descentlab.race(spec_of(lessons()[name].steps[place].solve)).racers


def rests(racers: Any) -> list[list[float]]:
    """Where each came to rest."""
    return [racer.params[-1].tolist() for racer in racers]


@pytest.mark.parametrize(("place", "strength"), [(0, 1.0), (1, 3.0)])
def test_decay_rests_where_the_lesson_says(place: int, strength: float) -> None:
    racers = begun("weight_decay", 0) if place == 0 else solved("weight_decay", place)
    circle = (3 / (1 + strength), 20 / (10 + strength))
    *coupled, boxed = rests(racers)
    assert np.allclose(coupled, circle, atol=1e-7)
    assert np.allclose(boxed, 1 / strength, atol=0.01)


def test_the_printed_form_pulls_as_hard_as_the_lesson_says() -> None:
    printed = spec_of(lessons()["weight_decay"].steps[2].solve)
    assert np.allclose(descentlab.race(printed).racers[1].params[-1], (0.24 / 1.08, 1.6 / 1.8), atol=1e-12)
    weaker = [{**racer, "knobs": {**racer["knobs"], "l2": 0.08}} for racer in printed["racers"]]
    ours = descentlab.race({**printed, "racers": weaker}).racers[1]
    assert ours.params.tolist() == begun("weight_decay", 2)[1].params.tolist()


def test_the_networks_weigh_what_the_lesson_says() -> None:
    racers = begun("weight_decay", 3)
    weights = [float(np.ravel(racer.columns["weight_norm"])[-1]) for racer in racers]
    assert [round(weight, 1) for weight in weights] == [7.4, 1.4, 4.0]
    assert round(float(np.ravel(racers[0].columns["weight_norm"])[0]), 1) == 3.8
    assert racers[0].test_loss[-1] > max(racer.test_loss[-1] for racer in racers[1:])


def test_momentum_bears_what_throws_gd_out() -> None:
    gd, momentum = begun("momentum", 0)
    assert (gd.end.kind, gd.end.facts["limit"], gd.end.facts["curvature"]) == ("diverged", 0.05, 40.0)
    assert (momentum.end.kind, momentum.end.step) == ("reached", 131)
    without, same = solved("momentum", 1)
    assert without.params.tolist() == same.params.tolist()
    assert [racer.end.kind for racer in begun("momentum", 2)] == ["reached", "diverged"]
    averaging, heavy = solved("momentum", 2)
    assert np.allclose(averaging.params, heavy.params, rtol=0, atol=1e-14)


def test_the_first_steps_are_as_long_as_the_lessons_say() -> None:
    moved = [np.abs(np.diff(racer.params[:2], axis=0))[0] for place in range(3) for racer in begun("rmsprop", place)]
    assert [np.round(step, 3).tolist() for step in moved] == [[0.1], [0.316], [0.002], [0.316], [0.12, 4], [0.316] * 2]
    corrected, plain = [np.abs(racer.params[1] - racer.params[0]) for racer in begun("adam", 1)]
    assert np.allclose(corrected, 0.08, rtol=1e-6)
    assert np.allclose(plain, 0.08 * 0.1 / np.sqrt(0.001), rtol=1e-6)


def test_the_memories_of_adam_arrive_when_the_lesson_says() -> None:
    assert [(racer.end.kind, racer.end.step) for racer in begun("adam", 2)] == [("reached", 179), ("reached", 222)]


def test_decayed_rates_settle_as_near_as_the_lesson_says() -> None:
    racers = begun("rate_decay", 0)
    assert np.allclose(racers[1].alpha[[1, 11, 21, 31]], (0.1, 0.2 / 3, 0.05, 0.04))
    away: Mapping[int, float] = {i: float(np.hypot(*racers[i].params[301:].T).mean()) for i in (0, 1, 4)}
    assert {i: round(distance, 3) for i, distance in away.items()} == {0: 0.273, 1: 0.055, 4: 0.138}

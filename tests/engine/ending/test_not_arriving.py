"""Runs that are stuck, and where; runs that move on without getting lower, and how."""

from math import cos, pi, sin

import pytest

from descentlab.engine.problem import Problem
from descentlab.engine.surface import surfaces
from tests.engine.ending.passed import end, formula


def test_a_small_rate_on_the_waves_is_stuck_in_the_narrow_minimum() -> None:
    ended = end("notes_waves", "gd", alpha=0.3, steps=150)
    assert (ended.kind, ended.facts["where"], ended.facts["nearest"]) == ("stuck", "minimum", "8.042")
    assert ended.facts["gap"] == pytest.approx(1.0116, abs=1e-4)
    phase, turn = pi * (8.042199379525082 + 3) ** 2 / 32, pi * (8.042199379525082 + 3) / 16
    bend = 0.2 + 0.5 * (pi / 16 * sin(phase) + turn**2 * cos(phase))
    assert ended.facts["curvature_min"] == ended.facts["curvature_max"] == pytest.approx(bend, rel=1e-8)


def test_a_larger_rate_on_the_waves_cannot_settle_there_and_reaches_the_broad_minimum() -> None:
    assert end("notes_waves", "gd", alpha=1.2, steps=150).kind == "reached"


@pytest.mark.parametrize("rule", ["gd", "momentum", "adagrad", "adam"])
def test_exactly_on_the_ridge_every_rule_is_stuck_at_the_saddle(rule: str) -> None:
    saddle = surfaces()["saddle"]
    ended = end("saddle", rule, start=(-1.5, 0.0), alpha=saddle.rates[rule], steps=200)
    assert (ended.kind, ended.facts["where"]) == ("stuck", "saddle")
    assert ended.facts["curvature_min"] == pytest.approx(-2, rel=1e-6)
    assert ended.facts["curvature_max"] == pytest.approx(2, rel=1e-6)


def test_just_off_the_ridge_it_gets_away() -> None:
    assert end("saddle", "gd", alpha=0.1, steps=200).kind == "reached"


def test_a_small_rate_on_the_plateau_is_stuck_there() -> None:
    ended = end("cliff", "gd", alpha=1e-3, steps=200)
    assert (ended.kind, ended.facts["where"]) == ("stuck", "plateau")
    assert ended.facts["slope"] == pytest.approx(0.05, rel=0.01)


def test_balanced_on_a_hilltop_it_is_stuck_at_a_maximum() -> None:
    ended = end("himmelblau", "gd", start=(-0.2708445906673476, -0.9230385564799815), alpha=0.01, steps=10)
    assert (ended.kind, ended.facts["where"]) == ("stuck", "maximum")


def test_a_rate_that_decays_too_fast_leaves_it_stuck_on_the_slope() -> None:
    ended = end("notes_parabola", "gd", schedule="power_step", by={"power": 2.0}, alpha=1.0, steps=300)
    assert (ended.kind, ended.facts["where"]) == ("stuck", "slope")
    assert ended.facts["alpha"] == 1.0 / 300**2
    assert end("notes_parabola", "gd", alpha=0.0).facts["where"] == "slope"


def test_at_ten_gradient_descent_on_the_parabola_has_period_two() -> None:
    ended = end("notes_parabola", "gd", alpha=10.0)
    assert (ended.kind, ended.step) == ("cycling", 50)
    assert (ended.facts["code"], ended.facts["period"]) == ("periodic", 2)
    assert (ended.facts["low"], ended.facts["high"], ended.facts["width"]) == (2.5, 2.5, 10.0)


def test_rmsprop_ends_in_a_cycle_of_period_two_about_alpha_wide() -> None:
    ended = end("notes_waves", "rmsprop", start=(7.0,), alpha=0.05, steps=3000)
    assert (ended.kind, ended.facts["period"]) == ("cycling", 2)
    assert ended.facts["width"] == pytest.approx(0.05, rel=0.02)


def test_period_four_is_told_from_period_two() -> None:
    # the logistic map W := r W (1 - W) is gradient descent of rate 1 on W^2/2 - r (W^2/2 - W^3/3)
    def logistic(r: float) -> Problem:
        return formula(f"x**2/2 - {r}*(x**2/2 - x**3/3)", (f"x - {r}*x*(1 - x)",))

    for r, period in ((3.2, 2), (3.5, 4), (3.55, 8), (3.83, 3)):
        ended = end(logistic(r), "gd", start=(0.3,), alpha=1.0, steps=4000)
        assert (ended.kind, ended.facts["code"], ended.facts["period"]) == ("cycling", "periodic", period)
    chaos = end(logistic(3.9), "gd", start=(0.3,), alpha=1.0, steps=4000)
    assert (chaos.kind, chaos.facts["code"]) == ("cycling", "irregular")
    assert "period" not in chaos.facts


def test_noise_keeps_a_run_moving_about_the_minimum() -> None:
    ended = end("bowl", "gd", alpha=0.1, steps=1000, race={"noise": 0.3, "seed": 1})
    assert (ended.kind, ended.facts["code"]) == ("cycling", "irregular")

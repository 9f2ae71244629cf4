"""Each kind of end on real runs, with the numbers that explain it."""

from math import cos, pi, sin
from typing import Any

import pytest

from descentlab.engine.ending import End
from descentlab.engine.kernel.program import Formula
from descentlab.engine.problem import Problem
from descentlab.engine.race import Race
from descentlab.engine.surface import surfaces
from tests.engine import running


def end(
    surface: str | Problem,
    rule: str,
    *,
    start: tuple[float, ...] | None = None,
    steps: int = 50,
    sign: str = "minus",
    schedule: str = "constant",
    by: dict[str, Any] | None = None,
    race: dict[str, Any] | None = None,
    **knobs: Any,
) -> End:
    """How one racer's run ends; from the surface's first start unless told."""
    problem = running.surface(surface) if isinstance(surface, str) else surface
    at = start or surfaces()[problem.name].starts[0].at
    run = Race(problem, [running.racer(rule, schedule, sign=sign, by=by, **knobs)], at, steps, **(race or {}))
    running.run(run)
    ended = run.ends[0]
    assert ended is not None
    return ended


def formula(value: str, gradient: tuple[str, ...], names: tuple[str, ...] = ("x",)) -> Problem:
    """A loss of which nothing is known but how to compute it."""
    return Problem(Formula(names, (), (), value, gradient))


# reached


def test_gradient_descent_on_the_parabola_reaches_the_minimum_when_a_millionth_of_the_loss_is_left() -> None:
    # the loss is 2.5 * 0.8^(2t): 0.8^(2*30) = 1.5e-6, 0.8^(2*31) = 0.98e-6
    ended = end("notes_parabola", "gd", alpha=1.0)
    assert (ended.kind, ended.step, ended.facts["code"]) == ("reached", 31, "minimum")
    assert ended.facts["gap"] == ended.facts["loss"] == pytest.approx(2.5 * 0.8**100)
    assert ended.facts["nearest"] == "5"
    assert ended.facts["distance"] == pytest.approx(5 * 0.8**50)


def test_one_step_of_five_lands_on_the_minimum() -> None:
    ended = end("notes_parabola", "gd", alpha=5.0)
    assert (ended.kind, ended.step) == ("reached", 1)


def test_a_run_that_starts_in_the_minimum_is_there_at_once() -> None:
    for rule in ("gd", "adam"):
        ended = end("bowl", rule, start=(0.0, 0.0))
        assert (ended.kind, ended.step) == ("reached", 0)


def test_rolling_through_the_minimum_is_not_reaching_it() -> None:
    ended = end("bowl", "momentum", alpha=0.1, steps=60)
    assert ended.kind == "descending"
    settled = end("bowl", "momentum", alpha=0.1, steps=200)
    assert settled.kind == "reached"
    assert settled.facts["touched"] < settled.step, "it passed through on the way, and the step is where it stayed"


def test_a_run_that_loses_the_minimum_again_has_not_reached_it() -> None:
    there, gone = (end("ravine", "rmsprop", alpha=0.02, steps=steps) for steps in (120, 200))
    assert (there.kind, there.step) == ("reached", 81)
    assert gone.kind == "cycling"
    assert gone.facts["touched"] == 81


def test_the_end_of_rmsprop_within_tolerance_of_the_minimum_is_reached_and_not_cycling() -> None:
    ended = end("notes_parabola", "rmsprop", alpha=1e-3, steps=20_000)
    assert ended.kind == "reached"


def test_an_explicit_target_ends_the_run_at_the_first_row_that_meets_it() -> None:
    ended = end("bowl", "gd", alpha=0.1, steps=500, race={"target": 0.5})
    losses = [(1.7**2 + 0.8**2) * 0.64**t for t in range(20)]
    assert ended.step == next(t for t, loss in enumerate(losses) if loss <= 0.5)
    assert (ended.kind, ended.facts["code"]) == ("reached", "target")


def test_a_start_that_meets_the_target_ends_at_row_nothing() -> None:
    ended = end("bowl", "gd", race={"target": 1e9})
    assert (ended.kind, ended.step) == ("reached", 0)


def test_a_formula_of_which_no_minimum_is_known_is_reached_when_it_settles_in_one() -> None:
    ended = end(formula("(x - 3)**2 + 1", ("2*(x - 3)",)), "gd", start=(0.0,), alpha=0.1, steps=300)
    assert (ended.kind, ended.facts["code"], ended.facts["point"]) == ("reached", "settled", "3")


# descending


@pytest.mark.parametrize("alpha", [0.01, 0.1, 0.5, 9.9])
def test_a_run_that_is_on_its_way_is_descending(alpha: float) -> None:
    ended = end("notes_parabola", "gd", alpha=alpha, steps=12)
    assert (ended.kind, ended.step) == ("descending", 12)
    assert ended.facts["drop"] > 0
    assert ended.facts["gap"] == pytest.approx(2.5 * (1 - 0.2 * alpha) ** 24)


def test_walking_along_the_banana_is_descending() -> None:
    assert end("rosenbrock", "gd", alpha=1e-3, steps=500).kind == "descending"


def test_a_run_of_no_steps_has_only_begun() -> None:
    assert end("rosenbrock", "gd", steps=0).kind == "descending"


# stuck


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


# cycling


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


# diverged


@pytest.mark.parametrize("alpha", [10.001, 10.05, 10.5, 12.0])
@pytest.mark.parametrize("steps", [1, 2, 7, 50])
def test_above_ten_on_the_parabola_it_diverges_and_says_by_which_limit(alpha: float, steps: int) -> None:
    ended = end("notes_parabola", "gd", alpha=alpha, steps=steps)
    assert (ended.kind, ended.step, ended.facts["code"]) == ("diverged", steps, "above_limit")
    assert ended.facts["alpha"] == alpha
    assert ended.facts["limit"] == pytest.approx(10.0, rel=1e-14)
    assert ended.facts["curvature"] == pytest.approx(0.2, rel=1e-14)
    assert ended.facts["direction"] == "W"


def test_a_value_that_is_not_finite_ends_the_run_at_its_row() -> None:
    ended = end("notes_parabola", "gd", alpha=12.0, steps=5000)
    losses = running.path(running.surface("notes_parabola"), running.racer("gd", alpha=12.0), (10.0,), 5000)["loss"]
    assert (ended.kind, ended.step) == ("diverged", len(losses) - 1)
    assert losses[-1] == float("inf")
    assert ended.facts["loss"] == losses[-2]


def test_on_the_ravine_the_steep_direction_is_named() -> None:
    ended = end("ravine", "gd", alpha=0.0501, steps=200)
    assert (ended.kind, ended.facts["direction"]) == ("diverged", "y")
    assert ended.facts["limit"] == pytest.approx(2 / 40, rel=1e-12)


@pytest.mark.parametrize(("form", "limit"), [("averaging", 190.0), ("heavy_ball", 19.0)])
def test_momentum_diverges_above_its_own_limit_and_not_below(form: str, limit: float) -> None:
    over = end("notes_parabola", "momentum", form=form, alpha=limit * 1.01, steps=400)
    assert (over.kind, over.facts["code"]) == ("diverged", "above_limit")
    assert over.facts["limit"] == pytest.approx(limit, rel=1e-12)
    assert end("notes_parabola", "momentum", form=form, alpha=limit * 0.99, steps=4000).kind == "reached"


def test_with_a_plus_the_run_climbs_away() -> None:
    for steps in (1, 5, 50, 5000):
        ended = end("notes_parabola", "gd", sign="plus", alpha=1.0, steps=steps)
        assert (ended.kind, ended.facts["code"]) == ("diverged", "uphill")


def test_off_the_quadratics_the_limit_is_that_of_the_place_it_was_thrown_from() -> None:
    ended = end("rosenbrock", "gd", alpha=0.01, steps=100)
    assert (ended.kind, ended.facts["code"]) == ("diverged", "above_limit_lowest")
    assert ended.facts["lowest_step"] == 0
    # the Hessian at (-1.2, 1) is [[1330, 480], [480, 200]]
    assert ended.facts["curvature"] == pytest.approx(765 + (565**2 + 480**2) ** 0.5, rel=1e-6)


def test_leaving_where_the_loss_has_a_value_is_told_from_overflow() -> None:
    ended = end(formula("sqrt(x)", ("0.5/sqrt(x)",)), "gd", start=(0.5,), alpha=1.0)
    assert (ended.kind, ended.step, ended.facts["code"]) == ("diverged", 1, "undefined")
    nowhere = end(formula("log(x)", ("1/x",)), "gd", start=(-1.0,), alpha=1.0)
    assert (nowhere.kind, nowhere.step, nowhere.facts["code"]) == ("diverged", 0, "undefined")


def test_a_memory_that_overflows_ends_the_run_although_the_parameters_are_finite() -> None:
    ended = end(formula("1e200*x", ("1e200",)), "rmsprop", start=(0.0,), alpha=0.1)
    assert (ended.kind, ended.step) == ("diverged", 1)


def test_a_wild_cycle_inside_the_domain_is_not_called_diverged() -> None:
    assert end("rastrigin", "gd", alpha=0.02, steps=200).kind == "cycling"


def test_every_end_is_a_flat_object_of_plain_numbers_and_words() -> None:
    for ended in (
        end("ravine", "gd", alpha=0.06),
        end("saddle", "gd", start=(-1.5, 0.0), steps=300),
        end("bowl", "gd"),
    ):
        flat = ended.as_json()
        assert flat["kind"] == ended.kind
        assert flat["step"] == ended.step
        assert all(type(value) in (int, float, str) for value in flat.values())

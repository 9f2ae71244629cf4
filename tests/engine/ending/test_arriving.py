"""Runs that reach a minimum or a target, and runs that are still on their way."""

import pytest

from tests.engine.ending.passed import end, formula


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


@pytest.mark.parametrize("alpha", [0.01, 0.1, 0.5, 9.9])
def test_a_run_that_is_on_its_way_is_descending(alpha: float) -> None:
    ended = end("notes_parabola", "gd", alpha=alpha, steps=12)
    assert (ended.kind, ended.step) == ("descending", 12)
    assert ended.facts["drop"] > 0
    assert ended.facts["gap"] == pytest.approx(2.5 * (1 - 0.2 * alpha) ** 24)


def test_walking_along_the_banana_is_descending() -> None:
    assert end("rosenbrock", "gd", alpha=1e-3, steps=500).kind == "descending"


@pytest.mark.parametrize("rule", ["gd", "adagrad", "rmsprop", "adam"])
@pytest.mark.parametrize("steps", [1, 2, 3, 5])
def test_a_run_of_a_few_steps_is_short_and_not_stuck(rule: str, steps: int) -> None:
    assert end("notes_parabola", rule, alpha=0.01, steps=steps).kind == "descending"


def test_one_step_uphill_is_no_cycle() -> None:
    assert end("rosenbrock", "gd", start=(-1.2, 1.0), alpha=0.01, steps=1).kind == "descending"


def test_a_run_of_no_steps_has_only_begun() -> None:
    assert end("rosenbrock", "gd", steps=0).kind == "descending"

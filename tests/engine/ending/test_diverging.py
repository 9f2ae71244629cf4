"""Runs that run away, and the number that explains it."""

import pytest

from tests.engine import running
from tests.engine.ending.passed import end, formula


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
    assert ended.facts["direction"] == "(0.9386, 0.3449)"
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

"""Laws that hold for every rule, start, rate and surface: hypothesis looks for what breaks them."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.engine.kernel.program import Formula
from descentlab.engine.optimizer import rules
from descentlab.engine.problem import Problem
from descentlab.engine.surface import surfaces
from tests.engine import running

STEPS = 40
QUICK = settings(max_examples=25, deadline=None)
alphas = st.floats(1e-5, 2.0)
betas = st.floats(0.0, 0.999)
places = st.floats(-3.0, 3.0)
points = st.tuples(places, places)
planar = st.sampled_from([name for name, surface in surfaces().items() if len(surface.parameters) == 2])
names = st.sampled_from(list(rules()))


def walk(surface: str, rule: str, start: tuple[float, ...], **knobs: Any) -> dict[str, running.Array]:
    return running.path(running.surface(surface), running.racer(rule, **knobs), start, STEPS)


def steady(rule: str, slopes: tuple[float, ...], **knobs: Any) -> running.Array:
    """The steps of a racer where the gradient is the same everywhere."""
    return running.path(running.plane(*slopes), running.racer(rule, **knobs), (0.0,) * len(slopes), STEPS)["step"][1:]


def finite_part(*walks: dict[str, running.Array]) -> list[running.Array]:
    """The parameters of the rows in which none of the walks has blown up."""
    rows = min(len(walk["params"]) for walk in walks)
    rows = min(rows, *(int(np.isfinite(walk["params"][:rows]).all(axis=1).sum()) for walk in walks))
    return [walk["params"][:rows] for walk in walks]


@QUICK
@given(planar, names, points, alphas)
def test_the_same_run_has_the_same_bits(surface: str, rule: str, start: tuple[float, ...], alpha: float) -> None:
    first, again = (walk(surface, rule, start, alpha=alpha) for _ in range(2))
    assert all(running.same(first[name], again[name]) for name in first)


@QUICK
@given(planar, points, alphas)
def test_momentum_with_beta_0_is_gradient_descent(surface: str, start: tuple[float, ...], alpha: float) -> None:
    plain = walk(surface, "gd", start, alpha=alpha)
    for form in ("averaging", "heavy_ball"):
        assert running.same(
            walk(surface, "momentum", start, alpha=alpha, beta=0.0, form=form)["params"], plain["params"]
        )
    assert running.same(walk(surface, "nesterov", start, alpha=alpha, beta=0.0)["params"], plain["params"])


@QUICK
@given(points, st.floats(1e-4, 1e-2), st.floats(0.0, 0.99))
def test_averaging_with_alpha_is_the_heavy_ball_with_alpha_times_one_minus_beta(
    start: tuple[float, ...], alpha: float, beta: float
) -> None:
    averaging = walk("bowl", "momentum", start, alpha=alpha, beta=beta)["params"]
    heavy = walk("bowl", "momentum", start, alpha=alpha * (1.0 - beta), beta=beta, form="heavy_ball")["params"]
    scale = np.abs(averaging).max()
    assert np.abs(averaging - heavy).max() <= 1e-12 * max(scale, 1e-300)


@QUICK
@given(planar, points, alphas, betas, betas)
def test_adamw_without_decay_is_adam(
    surface: str, start: tuple[float, ...], alpha: float, beta1: float, beta2: float
) -> None:
    knobs = {"alpha": alpha, "beta1": beta1, "beta2": beta2}
    with_w, without = finite_part(
        walk(surface, "adamw", start, weight_decay=0.0, **knobs), walk(surface, "adam", start, **knobs)
    )
    assert running.same(with_w, without)


@QUICK
@given(planar, points, alphas, st.floats(1e-12, 1e-6))
def test_adam_that_remembers_nothing_moves_by_the_sign_of_the_gradient(
    surface: str, start: tuple[float, ...], alpha: float, eps: float
) -> None:
    adam = walk(surface, "adam", start, alpha=alpha, beta1=0.0, beta2=0.0, eps=eps)
    slopes = adam["grad"][:-1]
    steep = np.isfinite(slopes) & (np.abs(slopes) > 1e-3) & (np.abs(slopes) < 1e100)
    exact = alpha * slopes / (np.abs(slopes) + eps)
    assert np.allclose(adam["step"][1:][steep], exact[steep], rtol=1e-12, atol=0.0)


@QUICK
@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6), alphas, st.floats(0.0, 0.999))
def test_the_first_step_has_the_same_size_whatever_the_gradient(a: float, b: float, alpha: float, beta: float) -> None:
    knobs = {"alpha": alpha, "eps": 0.0}
    rmsprop = steady("rmsprop", (a, -b), beta=beta, **knobs)[0]
    adam = steady("adam", (a, -b), beta1=beta, beta2=beta, **knobs)[0]
    adagrad = steady("adagrad", (a, -b), **knobs)[0]
    assert np.allclose(rmsprop, np.array([1.0, -1.0]) * alpha / np.sqrt(1.0 - beta), rtol=1e-12, atol=0.0)
    assert np.allclose(adam, [alpha, -alpha], rtol=1e-12, atol=0.0)
    assert np.allclose(adagrad, [alpha, -alpha], rtol=1e-12, atol=0.0)


@QUICK
@given(names, points, alphas)
def test_a_rate_of_0_stays_where_it_is(rule: str, start: tuple[float, ...], alpha: float) -> None:
    still = walk("himmelblau", rule, start, alpha=0.0)
    assert (still["params"] == start).all()
    assert (still["loss"] == still["loss"][0]).all()


@QUICK
@given(names, points, st.floats(1e-4, 0.1))
def test_exchanging_the_parameters_exchanges_the_path(rule: str, start: tuple[float, ...], alpha: float) -> None:
    there = Problem(Formula(("x", "y"), (), (), "x**2 + 7*y**4", ("2*x", "28*y**3")))
    back = Problem(Formula(("y", "x"), (), (), "x**2 + 7*y**4", ("28*y**3", "2*x")))
    racer = running.racer(rule, alpha=alpha)
    one = running.path(there, racer, start, STEPS)["params"]
    other = running.path(back, racer, start[::-1], STEPS)["params"]
    assert running.same(one, other[:, ::-1])


@QUICK
@given(names, points, st.floats(1e-4, 0.1))
def test_parameters_that_do_not_touch_each_other_go_as_they_would_alone(
    rule: str, start: tuple[float, ...], alpha: float
) -> None:
    racer = running.racer(rule, alpha=alpha)
    both = Problem(Formula(("x", "y"), (), (), "x**2 + 7*y**4", ("2*x", "28*y**3")))
    alone = Problem(Formula(("y",), (), (), "7*y**4", ("28*y**3",)))
    pair = running.path(both, racer, start, STEPS)
    single = running.path(alone, racer, start[1:], STEPS)
    rows = min(len(pair["params"]), len(single["params"]))
    assert running.same(pair["params"][:rows, 1], single["params"][:rows, 0])


@pytest.mark.parametrize("rule", list(rules()))
def test_every_row_is_the_row_before_minus_the_step(rule: str) -> None:
    record = walk("beale", rule, (1.0, 1.5))
    assert running.same(record["params"][1:], record["params"][:-1] - record["step"][1:])


@pytest.mark.parametrize("rule", ["gd", "momentum", "nesterov"])
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("form", ["averaging", "heavy_ball"])
def test_a_rule_settles_just_below_its_stability_limit_and_runs_away_just_above(
    rule: str, beta: float, form: str
) -> None:
    kept = rules()[rule]
    knobs = {
        name: value for name, value in {"beta": beta, "form": form}.items() if name in {k.name for k in kept.knobs}
    }
    assert kept.stability_limit is not None
    limit = kept.stability_limit(running.racer(rule, **knobs).knobs, 0.2)
    problem = running.surface("notes_parabola")
    below = running.path(problem, running.racer(rule, alpha=0.97 * limit, **knobs), (10.0,), 4000)["loss"]
    above = running.path(problem, running.racer(rule, alpha=1.03 * limit, **knobs), (10.0,), 4000)["loss"]
    assert below[-1] < 1e-6 * below[0]
    assert not above[-1] < 1e6 * above[0]

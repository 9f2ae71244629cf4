"""Where the mathematics gives every step in closed form, each rule gives it too, to 1e-12."""

from typing import Any

import numpy as np
import pytest

from tests.engine import running

STEPS = 40
T = np.arange(STEPS + 1)


def notes(rule: str, *, sign: str = "minus", **knobs: Any) -> dict[str, running.Array]:
    """A racer on the notes' 0.1*(W - 5)^2 from W = 10."""
    problem = running.surface("notes_parabola")
    return running.path(problem, running.racer(rule, sign=sign, **knobs), (10.0,), STEPS)


def steady(rule: str, slopes: tuple[float, ...], steps: int = STEPS, **knobs: Any) -> dict[str, running.Array]:
    """A racer where the gradient is the same everywhere."""
    return running.path(running.plane(*slopes), running.racer(rule, **knobs), (0.0,) * len(slopes), steps)


def close(ours: running.Array, exact: running.Array) -> bool:
    return bool((np.abs(ours - exact) <= 1e-12 * np.maximum(1.0, np.abs(exact))).all())


@pytest.mark.parametrize("alpha", [0.1, 1.0, 4.9, 5.0, 7.5, 9.9, 10.0, 10.1, 12.0])
def test_gradient_descent_multiplies_the_distance_to_5_by_the_same_factor(alpha: float) -> None:
    assert close(notes("gd", alpha=alpha)["params"][:, 0], 5.0 + 5.0 * (1.0 - 0.2 * alpha) ** T)


def test_gradient_descent_on_the_notes_curve_is_exact_in_one_step_at_5() -> None:
    assert (notes("gd", alpha=5.0)["params"][1:, 0] == 5.0).all()


def test_gradient_descent_on_the_notes_curve_cycles_between_10_and_0_at_10() -> None:
    assert notes("gd", alpha=10.0)["params"][:, 0].tolist() == [10.0, 0.0] * (STEPS // 2) + [10.0]


@pytest.mark.parametrize("alpha", [0.1, 1.0, 5.0, 10.0])
def test_adding_the_gradient_climbs_away(alpha: float) -> None:
    climbing = notes("gd", sign="plus", alpha=alpha)
    assert close(climbing["params"][:, 0], 5.0 + 5.0 * (1.0 + 0.2 * alpha) ** T)
    assert (np.diff(climbing["loss"]) > 0.0).all()


def test_the_gradient_of_the_notes_curve_is_1_at_10() -> None:
    assert notes("gd")["grad"][0, 0] == 1.0


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.999])
def test_momentum_under_a_steady_gradient_approaches_it_as_one_minus_beta_to_the_t(beta: float) -> None:
    v = steady("momentum", (3.0, -0.25), beta=beta)["V"]
    assert close(v, np.outer(1.0 - beta**T, [3.0, -0.25]))


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.999])
def test_the_heavy_ball_under_a_steady_gradient_sums_a_geometric_series(beta: float) -> None:
    v = steady("momentum", (3.0, -0.25), beta=beta, form="heavy_ball")["V"]
    assert close(v, np.outer((1.0 - beta**T) / (1.0 - beta), [3.0, -0.25]))


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_nesterov_under_a_steady_gradient_steps_as_the_momentum_of_the_step_after(beta: float) -> None:
    step = steady("nesterov", (2.0,), alpha=0.5, beta=beta)["step"][1:, 0]
    assert close(step, 0.5 * 2.0 * (1.0 - beta ** (T[1:] + 1)) / (1.0 - beta))


def test_adagrad_under_a_steady_gradient_steps_as_one_over_the_root_of_t() -> None:
    step = steady("adagrad", (40.0, -1e-3), alpha=0.5, eps=0.0)["step"][1:]
    assert close(step, np.outer(0.5 / np.sqrt(T[1:]), [1.0, -1.0]))


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99])
def test_rmsprop_under_a_steady_gradient_steps_as_one_over_the_root_of_the_average_s_weight(beta: float) -> None:
    step = steady("rmsprop", (40.0, -1e-3), alpha=0.5, beta=beta, eps=0.0)["step"][1:]
    assert close(step, np.outer(0.5 / np.sqrt(1.0 - beta ** T[1:]), [1.0, -1.0]))


@pytest.mark.parametrize("beta2", [0.9, 0.99, 0.999])
def test_adam_under_a_steady_gradient_always_steps_alpha(beta2: float) -> None:
    step = steady("adam", (40.0, -1e-3), alpha=0.5, beta2=beta2, eps=0.0)["step"][1:]
    assert close(step, np.outer(np.full(STEPS, 0.5), [1.0, -1.0]))


def test_adamw_without_gradient_shrinks_the_parameter_by_a_constant_share() -> None:
    walk = running.path(running.plane(0.0), running.racer("adamw", alpha=0.1, weight_decay=0.5), (8.0,), STEPS)
    assert close(walk["params"][:, 0], 8.0 * (1.0 - 0.1 * 0.5) ** T)


@pytest.mark.parametrize("alpha0", [0.2])
def test_the_decay_of_the_notes_gives_the_rates_of_their_table_put_right(alpha0: float) -> None:
    racer = running.racer("gd", "inverse_epoch", by={"rate": 1.0}, alpha=alpha0)
    alpha = running.path(running.surface("notes_parabola"), racer, (10.0,), 4, steps_per_epoch=1)["alpha"]
    assert close(alpha[1:], np.array([0.1, 0.2 / 3.0, 0.05, 0.04]))

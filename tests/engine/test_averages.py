"""Exponentially weighted averages: their closed forms, and that the rules' states are such averages."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from descentlab.engine.averages import total_weight, weighted_average, weights, window
from descentlab.engine.series import LEVEL, SHAPES, made_series
from tests.engine import running

STEPS = 300
VALUES = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=60)
BETAS = st.floats(0.0, 0.999)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99, 0.999])
def test_the_average_of_a_constant_is_short_of_it_by_beta_to_the_t(beta: float) -> None:
    series = made_series("constant", STEPS)
    average = weighted_average(series.tolist(), beta)
    t = np.arange(1, STEPS + 1)
    np.testing.assert_allclose(average, LEVEL * (1.0 - beta**t), rtol=1e-12)
    np.testing.assert_allclose(average / total_weight(STEPS, beta), series, rtol=1e-12)


@given(VALUES, BETAS)
def test_the_average_is_the_sum_of_the_past_by_its_weights(values: list[float], beta: float) -> None:
    falling = weights(len(values), beta)
    average = weighted_average(values, beta)
    for t in range(len(values)):
        past = np.array(values[t::-1])
        assert average[t] == pytest.approx(float(past @ falling[: t + 1]), abs=1e-9)
    assert total_weight(len(values), beta) == pytest.approx(np.cumsum(falling), abs=1e-12)


@given(VALUES, BETAS)
def test_a_corrected_average_lies_within_what_it_averages(values: list[float], beta: float) -> None:
    corrected = weighted_average(values, beta) / total_weight(len(values), beta)
    low, high = np.minimum.accumulate(values), np.maximum.accumulate(values)
    assert np.all((corrected >= low - 1e-9) & (corrected <= high + 1e-9))


def test_an_impulse_shows_the_weights() -> None:
    series = made_series("impulse", 100)
    np.testing.assert_allclose(weighted_average(series.tolist(), 0.9)[25:], LEVEL * weights(75, 0.9), rtol=1e-12)


@pytest.mark.parametrize(("beta", "back"), [(0.9, 10), (0.99, 100), (0.999, 1000)])
def test_after_its_window_a_weight_has_fallen_to_about_one_over_e(beta: float, back: int) -> None:
    assert window(beta) == pytest.approx(back)
    falling = weights(back + 1, beta)
    assert falling[back] / falling[0] == pytest.approx(1.0 / math.e, rel=0.06)


def recorded(rule: str, **knobs: float) -> dict[str, NDArray[np.float64]]:
    """A noisy run on the ravine."""
    racer = running.racer(rule, alpha=0.02, **knobs)
    return running.path(running.surface("ravine"), racer, (-1.2, 1.0), STEPS, noise=0.5)


@pytest.mark.parametrize("beta", [0.5, 0.9, 0.999])
def test_momentum_is_the_average_of_its_gradients_bit_for_bit(beta: float) -> None:
    run = recorded("momentum", beta=beta)
    for axis in range(2):
        assert running.same(weighted_average(run["grad"][:-1, axis].tolist(), beta), run["V"][1:, axis])


def test_rmsprop_is_the_average_of_their_squares_bit_for_bit() -> None:
    run = recorded("rmsprop", beta=0.9)
    squares = run["grad"][:-1] * run["grad"][:-1]
    for axis in range(2):
        assert running.same(weighted_average(squares[:, axis].tolist(), 0.9), run["S"][1:, axis])


def test_adam_is_both_with_their_bias_corrected_bit_for_bit() -> None:
    run = recorded("adam", beta1=0.9, beta2=0.999)
    gradients = run["grad"][:-1, 0]
    for series, beta, kept in ((gradients, 0.9, "V"), (gradients * gradients, 0.999, "S")):
        average = weighted_average(series.tolist(), beta)
        assert running.same(average, run[kept][1:, 0])
        assert running.same(average / total_weight(STEPS, beta), run[f"{kept}c"][1:, 0])


@pytest.mark.parametrize("shape", list(SHAPES))
def test_noise_is_added_to_a_shape_and_comes_from_the_seed(shape: str) -> None:
    still = made_series(shape, 500)
    noisy = made_series(shape, 500, 2.0, 7)
    assert 1.8 < np.std(noisy - still) < 2.2
    assert running.same(noisy, made_series(shape, 500, 2.0, 7))
    assert not running.same(noisy, made_series(shape, 500, 2.0, 8))


def test_a_year_is_coldest_in_january_and_warmest_half_a_year_later() -> None:
    year = made_series("temperature", 365)
    assert (int(year.argmin()) + 1, float(year.min())) == (15, 2.0)
    assert int(year.argmax()) + 1 in (197, 198)

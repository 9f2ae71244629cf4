"""A small batch by hand: the closed forms of normalising, of the notes' misprint and of the running statistics."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from descentlab.engine.nn.norm import BatchNorm
from descentlab.engine.nn.small_batch import SmallBatch
from descentlab.engine.nn.tape import bound, run

BATCHES = st.lists(st.floats(-100, 100), min_size=2, max_size=32)


def test_a_batch_that_can_be_done_by_hand() -> None:
    batch = SmallBatch(np.array([1.0, 2.0, 3.0, 6.0]), gamma=2.0, beta=1.0, eps=0.5)
    assert (batch.mean, batch.variance) == (3.0, 3.5)
    assert batch.normalised.tolist() == [-1.0, -0.5, 0.0, 1.5]
    assert batch.outputs.tolist() == [-1.0, 0.0, 1.0, 4.0]


def test_the_printed_form_divides_by_eps_alone() -> None:
    batch = SmallBatch(np.array([1.0, 2.0, 3.0, 6.0]), eps=1e-5)
    assert batch.printed_variance == 0.0
    np.testing.assert_allclose(batch.printed, np.array([3.0, 6.0, 9.0, 18.0]) / 1e-5, rtol=1e-15)
    assert np.isinf(SmallBatch(batch.values, eps=0.0).printed).all()


@given(BATCHES, st.floats(-3, 3), st.floats(-3, 3))
def test_it_is_what_the_networks_layer_does(values: list[float], gamma: float, beta: float) -> None:
    z = np.array(values).reshape(1, 1, -1)
    scale, running = np.array([[[gamma], [beta]]]), np.array([[[0.0], [1.0]]])
    layer = BatchNorm(scale, np.zeros_like(scale), running, z)
    batch = SmallBatch(np.array(values), gamma, beta)
    run(bound(layer.forward()))
    np.testing.assert_allclose(z.ravel(), batch.outputs, rtol=1e-9, atol=1e-9)
    means, variances = batch.running(1)
    np.testing.assert_allclose(running.ravel(), [means[1], variances[1]], rtol=1e-9, atol=1e-9)


@given(BATCHES)
def test_the_running_statistics_catch_up_by_their_closed_form(values: list[float]) -> None:
    batch = SmallBatch(np.array(values))
    means, variances = batch.running(80)
    faded = 0.9 ** np.arange(81)
    np.testing.assert_allclose(means, batch.mean * (1 - faded), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(variances, batch.variance + (1 - batch.variance) * faded, rtol=1e-9, atol=1e-9)


def test_a_prediction_comes_to_what_training_gave() -> None:
    batch = SmallBatch(np.array([1.0, 2.0, 3.0, 6.0]))
    np.testing.assert_allclose(batch.predicted(400)[-1], batch.outputs, rtol=1e-9, atol=1e-9)
    assert batch.predicted(400)[0] == pytest.approx(batch.values, rel=1e-5)


def test_a_batch_of_one_is_normalised_to_beta() -> None:
    batch = SmallBatch(np.array([7.0]), gamma=3.0, beta=-2.0)
    assert batch.outputs.tolist() == [-2.0]
    assert batch.predicted(1)[0, 0] != -2.0

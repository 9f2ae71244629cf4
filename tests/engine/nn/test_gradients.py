"""Backpropagation against central differences of a textbook network, for every layer, activation, loss and norm."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from descentlab.engine.nn.activation import ACTIVATIONS
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.loss import LOSSES
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.step import Buffers, Step
from descentlab.engine.nn.tape import looped
from tests.engine.nn import textbook


def passed(network: Network, params: np.ndarray, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The gradients [K, P] and outputs [n_out, K, B] of one pass of K networks over samples [B, n_in]."""
    layout = Layout(network)
    buffers = Buffers(network, params, np.full_like(params, np.nan), np.zeros((len(params), layout.statistics)))
    step = Step(buffers, len(x))
    features = np.concatenate([x, np.ones((len(x), 1))], axis=1)[:, : network.inputs + layout.biased[0]].T.copy()
    targets = np.repeat(y.T[:, None, :], len(params), axis=1)
    looped(step.tape, [])([(features, features.T, targets)], [()])
    return buffers.grads, step.outputs


def targets(network: Network, random: np.random.Generator, batch: int) -> np.ndarray:
    if network.loss == "softmax":
        return np.eye(network.outputs)[random.integers(network.outputs, size=batch)]
    if network.loss == "logistic":
        return random.integers(2, size=(batch, network.outputs)).astype(float)
    return random.standard_normal((batch, network.outputs))


def made(network: Network, nets: int, batch: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Parameters of K networks, samples and targets."""
    random = np.random.default_rng(seed)
    params = 0.7 * random.standard_normal((nets, Layout(network).size)) + 0.05
    return params, random.standard_normal((batch, network.inputs)), targets(network, random, batch)


def check(network: Network, nets: int, batch: int, seed: int) -> None:
    params, x, y = made(network, nets, batch, seed)
    grads, z = passed(network, params, x, y)
    for k in range(nets):
        np.testing.assert_allclose(z[:, k].T, textbook.outputs(network, params[k], x), rtol=1e-10, atol=1e-10)
        assert grads[k] == pytest.approx(textbook.slope(network, params[k], x, y), rel=1e-5, abs=1e-6)


NETWORKS = st.builds(
    Network,
    inputs=st.integers(1, 3),
    outputs=st.integers(1, 3),
    hidden=st.lists(st.integers(1, 5), max_size=3).map(tuple),
    activation=st.sampled_from(list(ACTIVATIONS)),
    loss=st.sampled_from(list(LOSSES)),
    bias=st.booleans(),
    batch_norm=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(NETWORKS, st.integers(1, 4), st.integers(1, 7), st.integers(0, 2**32))
def test_gradients_are_the_slopes_of_the_loss(network: Network, nets: int, batch: int, seed: int) -> None:
    # samples of the same weighted sum have no spread: the slope of its root is steeper than differences can tell
    assume(not network.batch_norm or batch > 2)
    params, x, y = made(network, nets, batch, seed)
    # differences mean nothing where a kink lies between their two points
    assume(not any(textbook.kinked(network, flat, x, y) for flat in params))
    check(network, nets, batch, seed)


@pytest.mark.parametrize("batch_norm", [False, True])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_with_every_loss(activation: str, loss: str, batch_norm: bool) -> None:
    check(Network(2, 2, (3, 2), activation, loss, batch_norm=batch_norm), 2, 6, seed=5)


def test_the_largest_network_has_the_right_gradient() -> None:
    check(Network(2, 1, (16,) * 6, "tanh", "logistic"), 1, 3, seed=2)


def test_one_sample_is_normalised_to_beta_and_teaches_the_layers_below_nothing() -> None:
    network = Network(2, 1, (3,), batch_norm=True)
    layout = Layout(network)
    params = np.random.default_rng(0).standard_normal((1, layout.size))
    grads, z = passed(network, params, np.array([[1.0, -2.0]]), np.array([[1.0]]))
    beta = layout.scales(params[0])[0][1]
    assert z[:, 0, 0] == pytest.approx(layout.matrices(params[0])[1] @ [*np.tanh(beta), 1.0], rel=1e-14)
    assert layout.matrices(grads[0])[0].tolist() == [[0.0, 0.0]] * 3

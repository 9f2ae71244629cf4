"""Deep chains: w^L exactly, what a number format makes of it, and what each initialisation keeps alive."""

import numpy as np
import pytest

from descentlab.engine.nn.init import INITS
from descentlab.engine.nn.number_format import FORMATS, kept, reach
from descentlab.engine.nn.signal import BINS, SAMPLES, Chain, Spread, linear_passage, spread


@pytest.mark.parametrize("weight", [1.5, 0.5, -1.1, 1.0, 0.0])
def test_a_linear_chain_is_the_power_of_its_weight(weight: float) -> None:
    passage = linear_passage(weight, 150)
    layer = np.arange(151)
    np.testing.assert_allclose(passage.forward, np.float_power(weight, layer), rtol=1e-13)
    np.testing.assert_allclose(passage.backward, np.float_power(weight, 150 - layer), rtol=1e-13)


def test_its_logarithm_is_a_straight_line() -> None:
    slopes = np.diff(np.log10(linear_passage(1.5, 150).forward))
    np.testing.assert_allclose(slopes, np.log10(1.5), rtol=1e-9)


def test_the_notes_weight_after_150_layers() -> None:
    assert linear_passage(1.5, 150).forward[-1] == pytest.approx(2.592321479487945e26, rel=1e-12)
    assert linear_passage(0.5, 150).forward[-1] == 2.0**-150


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_format_overflows_just_beyond_its_largest_and_vanishes_below_its_smallest(name: str) -> None:
    smallest, largest = reach(name)
    assert kept(np.array([largest, smallest]), name).tolist() == [largest, smallest]
    grown, shrunk = linear_passage(2.0, 150, name).forward, linear_passage(0.5, 150, name).forward
    assert np.array_equal(np.isinf(grown), 2.0 ** np.arange(151) > largest)
    assert np.array_equal(shrunk == 0.0, 0.5 ** np.arange(151) < smallest)


def test_half_floats_overflow_with_the_notes_weight_and_vanish_below_one() -> None:
    assert int(np.argmax(np.isinf(linear_passage(1.5, 150, "float16").forward))) == 28
    assert int(np.argmax(linear_passage(0.5, 150, "float16").forward == 0.0)) == 25


def through(init: str, activation: str, **more: object) -> tuple[list[Spread], list[Spread]]:
    """Activations and gradients from layer 0 to L."""
    chain = Chain(init, activation, **more)  # type: ignore[arg-type]
    told = list(chain.spreads())
    assert [layer for layer, _ in told] == [*range(chain.layers + 1), *range(chain.layers, -1, -1)]
    spreads = [one for _, one in told]
    return spreads[: chain.layers + 1], spreads[: chain.layers : -1]


def growth(spreads: list[Spread]) -> float:
    """The factor of the root mean square from one layer to the next, on average."""
    return float((spreads[-1].rms / spreads[0].rms) ** (1 / (len(spreads) - 1)))


def test_he_keeps_relu_alive_both_ways_and_glorot_halves_its_square() -> None:
    forward, backward = through("he", "relu", width=128, layers=20)
    assert growth(forward) == pytest.approx(1.0, abs=0.1)
    assert growth(backward) == pytest.approx(1.0, abs=0.1)
    assert growth(through("glorot_normal", "relu", width=128, layers=20)[0]) == pytest.approx(0.5**0.5, abs=0.07)


def test_glorot_keeps_an_identity_alive_and_he_doubles_its_square() -> None:
    assert growth(through("glorot_normal", "identity", width=128, layers=20)[0]) == pytest.approx(1.0, abs=0.05)
    assert growth(through("he", "identity", width=128, layers=20)[0]) == pytest.approx(2.0**0.5, abs=0.07)


def test_small_weights_shrink_by_their_size_times_the_root_of_the_width() -> None:
    assert growth(through("small_normal", "identity", width=100, layers=20)[0]) == pytest.approx(0.1, rel=0.05)


def test_zeros_give_exactly_zero_everywhere_but_at_the_ends() -> None:
    forward, backward = through("zeros", "tanh", layers=3)
    assert [one.zeros for one in forward] == [0.0, 1.0, 1.0, 1.0]
    assert [one.zeros for one in backward] == [1.0, 1.0, 1.0, 0.0]


def test_half_floats_lose_a_deep_signal_to_zero_and_a_growing_one_to_infinity() -> None:
    forward, _ = through("small_normal", "identity", layers=20, number_format="float16")
    assert forward[-1].zeros == 1.0
    forward, _ = through("he", "identity", layers=60, number_format="float16")
    assert forward[-1].infinite > 0.0


def test_the_same_draws_at_every_size() -> None:
    one, other = Chain("he", width=8).weights(3), Chain("small_normal", width=8).weights(3)
    np.testing.assert_allclose(one / INITS["he"].spread(8, 8), other / 0.01, rtol=1e-12)


def test_the_gradient_that_comes_back_is_the_slope_of_the_loss() -> None:
    chain = Chain("inverse_sqrt", "tanh", width=5, layers=4, seed=3)
    random = np.random.default_rng(0)
    start, downstream = random.standard_normal((5, 1)), random.standard_normal((5, 1))

    def output(a: np.ndarray) -> list[np.ndarray]:
        values = [a]
        for layer in range(1, 5):
            values.append(chain._forward(layer, values[-1]))
        return values

    gradient = downstream
    for layer in range(4, 0, -1):
        gradient = chain._backward(layer, output(start)[layer], gradient)
    for unit in range(5):
        nudge = np.zeros((5, 1))
        nudge[unit] = 1e-6
        difference = np.sum(downstream * (output(start + nudge)[-1] - output(start - nudge)[-1])) / 2e-6
        assert gradient[unit, 0] == pytest.approx(float(difference), rel=1e-6)


@pytest.mark.parametrize("init", list(INITS))
def test_weights_have_the_deviation_that_is_told(init: str) -> None:
    chain = Chain(init, width=128)
    assert np.std(chain.weights(1)) == pytest.approx(chain.deviation, rel=0.02)


def test_a_spread_counts_every_number_once() -> None:
    values = np.array([[0.0, 1.0, -4.0], [np.inf, -np.inf, 2.0]])
    told = spread(values)
    assert (told.zeros, told.infinite, told.edge) == (1 / 6, 2 / 6, 4.0)
    assert told.histogram.sum() == 4
    assert told.percentiles.tolist() == [1.0, 2.0, 4.0, np.inf, np.inf]
    assert told.rms == np.inf
    assert told.row().shape == (9 + BINS,)


def test_the_root_mean_square_of_huge_and_tiny_numbers_is_their_size() -> None:
    for size in (1e-200, 1e200):
        assert spread(np.full((4, SAMPLES), size)).rms == pytest.approx(size, rel=1e-12)

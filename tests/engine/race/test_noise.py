"""Gradient noise: a function of the seed and the number of the update, and of nothing else."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from descentlab.engine.noise import BLOCK, noise_columns

KEPT = [
    [0.3375714466967798, -0.3160252007782352, 0.6151910649170811],
    [-0.7821534784435413, -2.1012153395949684, 1.093273351381824],
]


@given(st.integers(0, 2**53 - 1), st.integers(1, 3), st.integers(1, 3 * BLOCK), st.integers(1, 2 * BLOCK))
def test_any_stretch_is_a_part_of_the_whole(seed: int, size: int, first: int, rows: int) -> None:
    whole = noise_columns(seed, size, 1, first + rows - 1, 0.5)
    assert np.array_equal(noise_columns(seed, size, first, rows, 0.5), whole[:, first - 1 :])


def test_the_noise_of_a_seed_never_changes() -> None:
    drawn = noise_columns(42, 2, 1, 3, 1.0)
    assert drawn.tolist() == KEPT


def test_the_spread_is_a_factor() -> None:
    assert np.array_equal(noise_columns(1, 2, 1, 50, 3.0), 3.0 * noise_columns(1, 2, 1, 50, 1.0))


def test_noise_is_normal_and_neither_parameters_nor_steps_are_alike() -> None:
    drawn = noise_columns(9, 2, 1, 20_000, 1.0)
    assert abs(drawn.mean()) < 0.02
    assert abs(drawn.std() - 1.0) < 0.02
    assert abs(np.corrcoef(drawn)[0, 1]) < 0.03
    assert abs(np.corrcoef(drawn[0, :-1], drawn[0, 1:])[0, 1]) < 0.03

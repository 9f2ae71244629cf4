"""The order of samples: shuffled every epoch, cut into batches, the last as it falls."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.engine.data.order import DRAWN_AT_ONCE, batches, order


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 200), st.integers(1, 250), st.integers(0, 2**53), st.integers(1, 500))
def test_an_epoch_sees_every_sample_once(samples: int, size: int, seed: int, epoch: int) -> None:
    cut = batches(samples, size, seed, epoch)
    assert len(cut) == -(-samples // size)
    assert sorted(np.concatenate(cut).tolist()) == list(range(samples))
    assert [len(batch) for batch in cut[:-1]] == [size] * (len(cut) - 1)
    assert len(cut[-1]) == (samples % size or min(size, samples))


def test_every_epoch_has_an_order_of_its_own() -> None:
    epochs = [order(50, 0, epoch).tolist() for epoch in range(1, 800)]
    assert len({tuple(one) for one in epochs}) == len(epochs)


def test_batches_of_all_sizes_cut_the_same_order() -> None:
    orders = {size: np.concatenate(batches(60, size, 9, 4)).tolist() for size in (1, 7, 59)}
    assert orders[1] == orders[7] == orders[59]


def test_an_epoch_does_not_depend_on_the_epochs_asked_for_before() -> None:
    far = order(40, 3, 5 * DRAWN_AT_ONCE).tolist()
    for epoch in range(1, 50):
        order(40, 3, epoch)
    assert order(40, 3, 5 * DRAWN_AT_ONCE).tolist() == far


def test_the_first_place_is_given_to_every_sample_equally_often() -> None:
    firsts = np.bincount([int(order(4, 0, epoch)[0]) for epoch in range(1, 8001)])
    assert (np.abs(firsts - 2000) < 5 * np.sqrt(8000 * 0.25 * 0.75)).all()

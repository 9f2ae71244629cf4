"""The data sets: seeded, bounded, and shaped as their stories say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.engine.data.dataset import MOST_SAMPLES, datasets
from descentlab.engine.data.task import Samples, drawn, outputs, split
from descentlab.engine.data.task import given as task_given

NAMES = ["circle", "moons", "spiral", "xor", "blobs", "blobs3", "line", "wave"]


def test_the_data_sets_of_the_catalogue() -> None:
    assert list(datasets()) == NAMES


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=20, deadline=None)
@given(
    size=st.integers(1, 300), noise=st.floats(0, 5), share=st.floats(0, 1, exclude_max=True), seed=st.integers(0, 2**53)
)
def test_every_sample_is_in_one_of_the_two_parts(name: str, size: int, noise: float, share: float, seed: int) -> None:
    task = drawn(datasets()[name], size, noise, share, seed)
    assert len(task.train.label) + len(task.test.label) == size
    assert len(task.test.label) == min(round(share * size), size - 1)
    assert task.train.x.shape == (len(task.train.label), datasets()[name].inputs)
    assert np.isfinite(task.train.x).all()
    again = drawn(datasets()[name], size, noise, share, seed)
    assert again.train.x.tolist() == task.train.x.tolist()
    assert again.test.label.tolist() == task.test.label.tolist()


@pytest.mark.parametrize("name", NAMES)
def test_noise_moves_the_same_draw(name: str) -> None:
    clean, noisy = (drawn(datasets()[name], 2000, noise, 0.0, 4).train for noise in (0.0, 0.5))
    moved = noisy.label - clean.label if name in {"line", "wave"} else (noisy.x - clean.x).ravel()
    assert moved.std() == pytest.approx(0.5, rel=0.05)
    assert moved.mean() == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("name", NAMES)
def test_samples_without_noise_lie_in_the_plot(name: str) -> None:
    dataset = datasets()[name]
    samples = drawn(dataset, MOST_SAMPLES, 0.0, 0.0, 1).train
    inside = (samples.x >= dataset.domain[0]) & (samples.x <= dataset.domain[1])
    assert inside.mean() > 0.999


@pytest.mark.parametrize("name", NAMES[:6])
def test_classes_are_balanced(name: str) -> None:
    counts = np.unique(drawn(datasets()[name], 300, 0.0, 0.0, 2).train.label, return_counts=True)[1]
    assert counts.tolist() == [300 // datasets()[name].classes] * datasets()[name].classes


def test_the_circle_is_a_disc_in_a_ring() -> None:
    samples = drawn(datasets()["circle"], 1000, 0.0, 0.0, 0).train
    radius = np.hypot(*samples.x.T)
    assert radius[samples.label == 1].max() <= 2.5
    assert 3.5 <= radius[samples.label == 0].min() <= radius.max() <= 5.0


def test_xor_is_the_sign_of_the_product() -> None:
    samples = drawn(datasets()["xor"], 1000, 0.0, 0.0, 0).train
    assert ((samples.x[:, 0] * samples.x[:, 1] > 0) == (samples.label == 1)).all()


def test_regressions_are_their_formulas() -> None:
    line, wave = (drawn(datasets()[name], 200, 0.0, 0.0, 0).train for name in ("line", "wave"))
    assert line.label.tolist() == (0.5 * line.x[:, 0] + 0.25).tolist()
    assert wave.label.tolist() == np.sin(2 * wave.x[:, 0]).tolist()


@pytest.mark.parametrize(
    ("name", "loss", "wanted"),
    [
        ("blobs", "squared", {(1.0,), (-1.0,)}),
        ("blobs", "logistic", {(1.0,), (0.0,)}),
        ("blobs", "softmax", {(1.0, 0.0), (0.0, 1.0)}),
        ("blobs3", "squared", {(1.0, -1.0, -1.0), (-1.0, 1.0, -1.0), (-1.0, -1.0, 1.0)}),
        ("blobs3", "logistic", {(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)}),
        ("blobs3", "softmax", {(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)}),
    ],
)
def test_targets_of_classes(name: str, loss: str, wanted: set[tuple[float, ...]]) -> None:
    task = drawn(datasets()[name], 60, 0.0, 0.5, 0)
    targets = task.targets(task.train, loss)
    assert targets.shape == (30, outputs(task.classes, loss))
    assert set(map(tuple, targets.tolist())) == wanted
    own = targets[:, 0] > 0 if targets.shape[1] == 1 else targets.argmax(axis=1)
    assert own.astype(float).tolist() == task.train.label.tolist()


def test_a_persons_points_are_all_kept_and_shown() -> None:
    points = Samples(np.array([[0.0, 1.0], [2.0, 1.0], [4.0, 1.0]]), np.array([0.0, 1.0, 1.0]))
    task = task_given(points, 2, 0.34, 5)
    assert sorted([*task.train.x[:, 0], *task.test.x[:, 0]]) == [0.0, 2.0, 4.0]
    assert task.domain == ((-0.4, 4.4), (0.0, 2.0))
    assert len(split(points, 0.0, 0)[1].label) == 0

"""Training agrees with PyTorch: the same weights, data and batches, every rule, with and without batch norm and L2."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tests.golden.networks import SEEN, SHAPES, Case, cases, training

CLOSE = 1e-8
CASES = list(cases())


@cache
def recorded() -> dict[str, np.ndarray]:
    with np.load(Path(__file__).parents[2] / "golden" / "networks.npz") as archive:
        return dict(archive)


def relative(got: np.ndarray, wanted: np.ndarray) -> float:
    """The distance over the size: no element is compared with its own smallness."""
    return float(np.linalg.norm(got - wanted) / np.linalg.norm(wanted))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_hundred_updates_are_those_of_pytorch(case: Case) -> None:
    run = training(case)
    run.advance(101)
    for step in SEEN:
        stack, place = run.at(0, step)
        assert relative(stack.params[place], recorded()[f"{case.name}/{step}/0"]) < CLOSE


NORMALISED = [case for case in CASES if case.batch_norm]


@pytest.mark.parametrize("case", NORMALISED, ids=[case.name for case in NORMALISED])
def test_running_statistics_are_averages_of_the_batches_mean_and_variance(case: Case) -> None:
    run = training(case)
    run.advance(101)
    for step in SEEN:
        stack, place = run.at(0, step)
        for ours, (mean, variance, _) in zip(
            stack.layout.running(stack.statistics[place]), theirs(case, step), strict=True
        ):
            assert relative(ours[0], mean) < CLOSE
            assert relative(ours[1], variance) < CLOSE


@pytest.mark.parametrize("case", [case for case in NORMALISED if case.shape == "sigmoid"], ids=lambda case: case.name)
def test_pytorch_averages_the_unbiased_variance(case: Case) -> None:
    # here every batch has M samples, so that the two averages differ by one factor from where they start
    run = training(case)
    run.advance(101)
    for step in SEEN:
        stack, place = run.at(0, step)
        start, size = 0.9**step, run.trainees[0].batch
        for ours, (_, _, unbiased) in zip(
            stack.layout.running(stack.statistics[place]), theirs(case, step), strict=True
        ):
            assert relative((ours[1] - start) * size / (size - 1), unbiased - start) < 1e-6


def theirs(case: Case, step: int) -> list[np.ndarray]:
    """Running mean, biased variance and unbiased variance of each hidden layer."""
    flat = recorded()[f"{case.name}/{step}/1"]
    ends = np.cumsum([3 * width for width in SHAPES[case.shape].hidden])[:-1]
    return [part.reshape(3, -1) for part in np.split(flat, ends)]

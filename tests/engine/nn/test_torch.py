"""Training agrees with PyTorch: the same weights, data and batches, every rule, with and without batch norm and L2."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tests.golden.networks import SEEN, Case, cases, training

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
def test_running_statistics_are_those_of_pytorch_but_for_its_unbiased_variance(case: Case) -> None:
    run = training(case)
    run.advance(101)
    for step in SEEN:
        stack, place = run.at(0, step)
        theirs = recorded()[f"{case.name}/{step}/1"]
        for ours, (mean, variance) in zip(
            stack.layout.running(stack.statistics[place]), _pairs(theirs, run.trainees[0].network.hidden), strict=True
        ):
            assert relative(ours[0], mean) < CLOSE
            # every batch has the same size here, so that the two averages differ by one factor from where they start
            start, size = 0.9**step, run.trainees[0].batch
            assert relative((ours[1] - start) * size / (size - 1), variance - start) < CLOSE


def _pairs(flat: np.ndarray, widths: tuple[int, ...]) -> list[np.ndarray]:
    ends = np.cumsum([2 * width for width in widths])[:-1]
    return [part.reshape(2, -1) for part in np.split(flat, ends)]

"""Minima, saddles and maxima are what they are called, to the last digits, and runs end in them."""

import numpy as np
import pytest

from descentlab.engine.probes import curvature
from descentlab.engine.problem import Problem
from descentlab.engine.surface import Point, surfaces
from tests.engine import running

PROBLEMS = {name: running.surface(name) for name in surfaces()}
PROBLEMS |= {f"waves of {h}": running.surface("notes_waves", height=h) for h in (0.0, 0.1, 0.25, 0.35, 0.6, 0.8)}
PROBLEMS |= {f"ravine of {c}": running.surface("ravine", condition=c) for c in (1.0, 1e6)}


def landmarks(kind: str) -> list[object]:
    return [
        pytest.param(problem, point, id=f"{name} {point}")
        for name, problem in PROBLEMS.items()
        for point in getattr(problem.landmarks, kind)
    ]


def rounding(problem: Problem, point: Point) -> float:
    """How large a gradient the point's own last bit may leave: the curvature there times the spacing of floats."""
    return (
        8.0
        * max(1.0, float(np.abs(curvature(problem, point).values).max()))
        * float(np.spacing(1.0 + np.abs(point).max()))
    )


@pytest.mark.parametrize(("problem", "point"), landmarks("minima") + landmarks("saddles") + landmarks("maxima"))
def test_the_gradient_vanishes_at_every_landmark(problem: Problem, point: Point) -> None:
    assert np.abs(problem.gradient_at(point)).max() <= rounding(problem, point)


@pytest.mark.parametrize(("problem", "point"), landmarks("minima"))
def test_at_a_minimum_the_surface_bends_up_in_every_direction(problem: Problem, point: Point) -> None:
    assert curvature(problem, point).values.min() > 0


@pytest.mark.parametrize(("problem", "point"), landmarks("saddles"))
def test_at_a_saddle_it_bends_both_ways(problem: Problem, point: Point) -> None:
    values = curvature(problem, point).values
    assert values.min() < 0 < values.max()


@pytest.mark.parametrize(("problem", "point"), landmarks("maxima"))
def test_at_a_maximum_it_bends_down_in_every_direction(problem: Problem, point: Point) -> None:
    assert curvature(problem, point).values.max() < 0


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
def test_the_lowest_minimum_comes_first_and_nothing_in_the_domain_is_lower(problem: Problem) -> None:
    minima = np.array(problem.landmarks.minima).T
    values = problem.loss(minima)
    assert values[0] <= values.min() + 1e-14
    assert len({tuple(point) for point in minima.T}) == minima.shape[1]
    grid = np.stack(np.meshgrid(*(np.linspace(low, high, 121) for low, high in problem.domain)))
    assert values[0] <= problem.loss(grid).min() + 1e-14


@pytest.mark.parametrize("height", [0.1, 0.25, 0.35, 0.5, 0.6, 0.8])
def test_the_waves_have_no_minimum_that_is_not_listed(height: float) -> None:
    problem = running.surface("notes_waves", height=height)
    w = np.linspace(-60, 120, 2_000_001)
    slope = problem.gradient(w[None])[0]
    turns = w[:-1][(slope[:-1] < 0) & (slope[1:] >= 0)]
    listed = np.sort(np.array(problem.landmarks.minima)[:, 0])
    assert len(turns) == len(listed)
    assert np.allclose(turns, listed, atol=2e-4)


@pytest.mark.parametrize(
    ("name", "alpha"), [("rastrigin", 1e-3), ("ackley", 1e-3), ("himmelblau", 1e-3), ("notes_waves", 0.02)]
)
def test_every_run_that_settles_in_the_domain_settles_in_a_listed_minimum(name: str, alpha: float) -> None:
    problem, surface = running.surface(name), surfaces()[name]
    walker = running.racer("gd", alpha=alpha)
    rng = np.random.default_rng(7)
    low, high = np.array(surface.domain).T
    listed = np.array(problem.landmarks.minima)
    for start in rng.uniform(low, high, (40, problem.size)):
        last = running.path(problem, walker, tuple(start), 4000)["params"][-1]
        if (last > low).all() and (last < high).all():
            assert np.linalg.norm(listed - last, axis=1).min() < 0.01


def test_rastrigin_lists_a_minimum_near_every_pair_of_whole_numbers() -> None:
    minima = np.array(running.surface("rastrigin").landmarks.minima)
    assert sorted(map(tuple, np.round(minima).astype(int).tolist())) == [
        (i, j) for i in range(-5, 6) for j in range(-5, 6)
    ]


def test_ackley_lists_a_minimum_near_every_pair_of_whole_numbers() -> None:
    minima = np.array(running.surface("ackley").landmarks.minima)
    assert sorted(map(tuple, np.round(minima).astype(int).tolist())) == [
        (i, j) for i in range(-5, 6) for j in range(-5, 6)
    ]

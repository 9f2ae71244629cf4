"""Every surface's analytic gradient against finite differences of its value, everywhere that a run may go."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from descentlab.engine.surface import Surface, surfaces
from tests.engine import running

QUICK = settings(max_examples=60, deadline=None)
shares = st.floats(-0.2, 1.2)
"""Of the domain's width: a little outside it too."""


def inside(surface: Surface, parts: list[float]) -> np.ndarray:
    low, high = np.array(surface.domain).T
    return low + (high - low) * np.array(parts[: len(surface.parameters)])


def differences(problem: running.Problem, point: np.ndarray) -> np.ndarray:
    """Central differences of fourth order, with a step that is exact in the last bit of the point."""
    slopes = []
    for axis in range(problem.size):
        step = np.zeros(problem.size)
        step[axis] = 2.0**-10
        at = [problem.loss(point + k * step) for k in (-2, -1, 1, 2)]
        slopes.append((at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * 2.0**-10))
    return np.array(slopes)


@pytest.mark.parametrize("name", list(surfaces()))
@given(parts=st.lists(shares, min_size=2, max_size=2))
@QUICK
def test_the_gradient_is_the_slope_of_the_value(name: str, parts: list[float]) -> None:
    surface, problem = surfaces()[name], running.surface(name)
    point = inside(surface, parts)
    assume(name != "ackley" or np.linalg.norm(point) > 0.1)  # the cusp has a test of its own
    values = np.abs(problem.loss(point[:, None] + np.linspace(-0.002, 0.002, 5)))
    gradient = problem.gradient(point)
    scale = np.abs(gradient).max() + values.max() * 1e-3 + 1e-3
    assert np.allclose(gradient, differences(problem, point), rtol=0, atol=2e-7 * scale)


@pytest.mark.parametrize("condition", [1.0, 3.7, 40.0, 1e4])
@given(x=st.floats(-2, 2), y=st.floats(-2, 2))
@QUICK
def test_the_ravine_is_as_steep_as_its_condition_says(condition: float, x: float, y: float) -> None:
    problem = running.surface("ravine", condition=condition)
    assert problem.gradient_at((x, y)) == (x, condition * y)
    assert problem.loss_at((x, y)) == pytest.approx((x * x + condition * y * y) / 2, rel=1e-15)


@pytest.mark.parametrize("height", [0.0, 0.2, 0.5, 0.8])
@given(w=st.floats(-4, 14))
@QUICK
def test_the_waves_gradient_is_right_at_every_height(height: float, w: float) -> None:
    problem = running.surface("notes_waves", height=height)
    assert np.allclose(problem.gradient(np.array([w])), differences(problem, np.array([w])), rtol=0, atol=1e-6)


def test_waves_of_no_height_are_the_notes_parabola() -> None:
    flat, parabola = running.surface("notes_waves", height=0.0), running.surface("notes_parabola")
    points = np.linspace(-3, 13, 101)[None]
    assert running.same(flat.loss(points), parabola.loss(points))
    assert running.same(flat.gradient(points), parabola.gradient(points))


@given(angle=st.floats(0, 6.3), radius=st.floats(-140, -2).map(lambda power: 10.0**power))
@QUICK
def test_ackleys_slope_next_to_its_cusp_is_the_cones(angle: float, radius: float) -> None:
    problem = running.surface("ackley")
    point = (radius * np.cos(angle), radius * np.sin(angle))
    # 20*(1 - exp(-0.2 r/sqrt 2)) rises by 4/sqrt 2 along r; the cosines add 4 pi^2 e r/2 and no more
    steepness = np.hypot(*problem.gradient_at(point))
    assert steepness == pytest.approx(4 / np.sqrt(2), rel=1e-6 + 30 * radius)
    assert np.dot(problem.gradient_at(point), point) > 0


def test_at_ackleys_cusp_itself_the_gradient_is_taken_as_nothing() -> None:
    problem = running.surface("ackley")
    assert problem.loss_at((0.0, 0.0)) == 0.0
    assert problem.gradient_at((0.0, 0.0)) == (0.0, 0.0)
    assert problem.gradient_at((-0.0, 0.0)) == (0.0, 0.0)

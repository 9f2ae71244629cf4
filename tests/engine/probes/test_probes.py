"""The instruments, against what is known exactly."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.engine import probes
from descentlab.engine.kernel.program import Formula
from descentlab.engine.optimizer import rules
from descentlab.engine.problem import Problem
from descentlab.engine.surface import surfaces
from tests.engine import running

QUICK = settings(max_examples=40, deadline=None)
places = st.floats(-4, 4)
rate_limited = [name for name, rule in rules().items() if rule.stability_limit]


def formula(value: str, gradient: tuple[str, ...], names: tuple[str, ...] = ("x", "y")) -> Problem:
    return Problem(Formula(names, (), (), value, gradient))


@given(x=places, y=places)
@QUICK
def test_the_hessian_of_rosenbrock(x: float, y: float) -> None:
    exact = [[2 - 400 * (y - 3 * x * x), -400 * x], [-400 * x, 200]]
    assert np.allclose(probes.hessian(running.surface("rosenbrock"), (x, y)), exact, rtol=1e-7, atol=1e-5)


@given(x=places, y=places)
@QUICK
def test_the_hessian_of_himmelblau(x: float, y: float) -> None:
    exact = [[12 * x * x + 4 * y - 42, 4 * (x + y)], [4 * (x + y), 12 * y * y + 4 * x - 26]]
    assert np.allclose(probes.hessian(running.surface("himmelblau"), (x, y)), exact, rtol=1e-7, atol=1e-6)


@given(x=places, y=places)
@QUICK
def test_the_hessian_of_rastrigin(x: float, y: float) -> None:
    exact = np.diag([2 + 40 * np.pi**2 * np.cos(2 * np.pi * at) for at in (x, y)])
    assert np.allclose(probes.hessian(running.surface("rastrigin"), (x, y)), exact, rtol=0, atol=1e-5)


@given(x=places, y=places, condition=st.floats(0, 6).map(lambda power: 10.0**power))
@QUICK
def test_on_a_quadratic_the_curvature_is_exact_to_rounding(x: float, y: float, condition: float) -> None:
    bend = probes.curvature(running.surface("ravine", condition=condition), (x, y))
    assert bend.largest == pytest.approx(condition, rel=1e-13)
    assert bend.values[0] == pytest.approx(1.0, rel=1e-13)


def test_the_steepest_direction_of_the_ravine_is_across_it() -> None:
    assert np.abs(probes.curvature(running.surface("ravine"), (-1.2, 1.0)).steepest).tolist() == [0, 1]


def test_a_slope_without_a_value_has_no_curvature() -> None:
    bend = probes.curvature(formula("sqrt(x) + y", ("0.5/sqrt(x)", "1")), (0.0, 0.0))
    assert np.isnan(bend.values).all()
    assert np.isnan(bend.largest)


@pytest.mark.parametrize("rule", rate_limited)
@pytest.mark.parametrize("curvature", [0.02, 1.0, 300.0])
def test_a_little_below_the_limit_a_run_settles_and_a_little_above_it_runs_away(rule: str, curvature: float) -> None:
    bowl = formula(f"{curvature}*x**2/2", (f"{curvature}*x",), ("x",))
    knobs = running.racer(rule).knobs
    limit = probes.stability_limit(rules()[rule], knobs, curvature)
    assert limit is not None
    below, above = (running.racer(rule, alpha=share * limit) for share in (0.99, 1.01))
    assert abs(running.path(bowl, below, (1.0,), 6000)["params"][-1, 0]) < 1e-3
    assert abs(running.path(bowl, above, (1.0,), 6000)["params"][-1, 0]) > 1e3


@pytest.mark.parametrize("curvature", [0.0, -1.0, float("nan"), float("inf")])
def test_a_direction_that_does_not_bend_up_sets_no_limit(curvature: float) -> None:
    assert probes.stability_limit(rules()["gd"], {"alpha": 0.1}, curvature) is None


def test_rules_that_scale_their_steps_have_no_limit() -> None:
    assert probes.stability_limit(rules()["adam"], running.racer("adam").knobs, 1.0) is None


def test_the_nearest_minimum_of_many_points_at_once() -> None:
    problem = running.surface("himmelblau")
    points = np.array([[3.0, 2.5], [-3.0, 3.0], [-3.0, -3.0], [3.0, -3.0]]).T
    which, distance = probes.nearest_minimum(problem, points)
    assert which.tolist() == [0, 1, 2, 3]
    assert distance[0] == 0.5
    for point, index, apart in zip(points.T, which, distance, strict=True):
        others = np.linalg.norm(np.array(problem.landmarks.minima) - point, axis=1)
        assert (others.argmin(), others.min()) == (index, apart)


def test_where_no_minimum_is_known_every_distance_is_infinite() -> None:
    assert np.isinf(probes.nearest_minimum(formula("x*y", ("y", "x")), np.zeros((2, 3)))[1]).all()


def test_step_sizes_and_effective_rates_of_gradient_descent_are_alphas() -> None:
    run = running.path(running.surface("beale"), running.racer("gd", alpha=0.003), (1.0, 1.5), 40)
    params, grad = run["params"].T, run["grad"].T
    sizes = probes.step_sizes(params)
    assert np.isnan(sizes[0])
    assert np.allclose(sizes[1:], 0.003 * np.linalg.norm(grad[:, :-1], axis=0), rtol=1e-9)
    rates = probes.effective_rates(params, grad)
    assert np.isnan(rates[:, 0]).all()
    assert np.allclose(rates[:, 1:], 0.003, rtol=1e-9)


def test_adams_first_effective_rate_is_alpha_over_the_gradient() -> None:
    run = running.path(running.surface("ravine"), running.racer("adam", alpha=0.1, eps=0.0), (-1.2, 1.0), 1)
    rates = probes.effective_rates(run["params"].T, run["grad"].T)
    assert rates[:, 1] == pytest.approx([0.1 / 1.2, 0.1 / 40])


@pytest.mark.parametrize(
    ("problem", "point", "kind"),
    [
        (formula("x**2 + y**2", ("2*x", "2*y")), (0.0, 0.0), "minimum"),
        (formula("x**2 - y**2", ("2*x", "-2*y")), (0.0, 0.0), "saddle"),
        (formula("-(x**2) - y**2", ("-2*x", "-2*y")), (0.0, 0.0), "maximum"),
        (formula("x**2", ("2*x", "0*y")), (0.0, 3.0), "minimum"),
        (formula("0*x + 0*y", ("0*x", "0*y")), (1.0, 1.0), "plateau"),
        (formula("100*x + 0*y", ("100 + 0*x", "0*y")), (1.0, 1.0), "slope"),
        (formula("x**2 + y**2", ("2*x", "2*y")), (1.0, 1.0), "slope"),
        (running.surface("cliff"), (-2.0, 0.5), "plateau"),
        (running.surface("saddle"), (1e-9, -1e-9), "saddle"),
        (running.surface("rastrigin"), (0.9949586376523348, 0.0), "minimum"),
    ],
)
def test_the_kinds_of_places(problem: Problem, point: tuple[float, ...], kind: str) -> None:
    assert probes.standing(problem, point, 1.0) == kind


@pytest.mark.parametrize("name", list(surfaces()))
def test_the_landmarks_of_every_surface_are_places_of_their_kind(name: str) -> None:
    landmarks = running.surface(name).landmarks
    kinds = [("minimum", landmarks.minima), ("saddle", landmarks.saddles), ("maximum", landmarks.maxima)]
    for kind, points in kinds:
        assert {probes.standing(running.surface(name), point, 1.0) for point in points} <= {kind}


@pytest.mark.parametrize("name", list(surfaces()))
@given(power=st.floats(-320, 300), angle=st.floats(0, 6.3))
@settings(max_examples=15, deadline=None)
def test_no_point_however_far_makes_an_instrument_raise(name: str, power: float, angle: float) -> None:
    problem = running.surface(name)
    point = tuple((10.0**power * np.array([np.cos(angle), np.sin(angle)]))[: problem.size].tolist())
    assert probes.standing(problem, point, 1.0) in ("minimum", "saddle", "maximum", "plateau", "slope")
    assert probes.nearest_minimum(problem, np.array(point))[1] >= 0

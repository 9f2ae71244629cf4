"""Values and gradients that the textbooks print, so that nobody's numbers disagree with ours."""

from math import cosh, e, exp, pi, sqrt

import pytest

from tests.engine import running

VALUES = [
    ("notes_parabola", (10.0,), 2.5, (1.0,)),
    ("notes_parabola", (5.0,), 0.0, (0.0,)),
    ("notes_waves", (5.0,), 0.0, (0.0,)),
    ("notes_waves", (-3.0,), 6.4, (-1.6,)),
    ("bowl", (3.0, -4.0), 25.0, (6.0, -8.0)),
    ("ravine", (-1.2, 1.0), 0.5 * (1.44 + 40.0), (-1.2, 40.0)),
    ("saddle", (0.0, 0.0), 0.5, (0.0, 0.0)),
    ("saddle", (1.0, 2.0), 5.5, (2.0, 12.0)),
    ("saddle", (0.0, -1.0), 0.0, (0.0, 0.0)),
    ("beale", (3.0, 0.5), 0.0, (0.0, 0.0)),
    ("beale", (0.0, 0.0), 14.203125, (-12.75, 0.0)),
    ("beale", (1.0, 1.0), 14.203125, (0.0, 27.75)),
    ("rosenbrock", (-1.2, 1.0), 24.2, (-215.6, -88.0)),
    ("rosenbrock", (0.0, 0.0), 1.0, (-2.0, 0.0)),
    ("himmelblau", (0.0, 0.0), 170.0, (-14.0, -22.0)),
    ("himmelblau", (-0.2708445906673476, -0.9230385564799815), 181.61652152258270, (0.0, 0.0)),
    ("rastrigin", (0.0, 0.0), 0.0, (0.0, 0.0)),
    ("rastrigin", (0.5, 0.5), 40.5, (1.0, 1.0)),
    ("rastrigin", (0.25, -1.0), 11.0625, (0.5 + 20 * pi, -2.0)),
    ("ackley", (1.0, 1.0), 20 * (1 - exp(-0.2)), (2 * exp(-0.2), 2 * exp(-0.2))),
    ("ackley", (0.5, 0.5), 20 * (1 - exp(-0.1)) + e - 1 / e, (2 * exp(-0.1), 2 * exp(-0.1))),
    ("ackley", (1.0, 0.0), 20 * (1 - exp(-0.2 * sqrt(0.5))), (2 * sqrt(2) * exp(-0.2 * sqrt(0.5)), 0.0)),
    ("cliff", (0.0, 0.0), 2.5, (2 * (1.0 - 4.0) - 0.5 - 0.025, 0.0)),
    ("cliff", (-40.0, 3.0), 6.0, (-0.05, 0.0)),
    ("cliff", (40.0, 2.0), 362.0, (19.0, 1.0)),
]


@pytest.mark.parametrize(("name", "point", "value", "gradient"), VALUES)
def test_the_values_of_the_textbooks(
    name: str, point: tuple[float, ...], value: float, gradient: tuple[float, ...]
) -> None:
    problem = running.surface(name)
    assert problem.loss_at(point) == pytest.approx(value, rel=1e-14, abs=1e-14)
    assert problem.gradient_at(point) == pytest.approx(gradient, rel=1e-13, abs=2e-13)


def test_beales_highest_corner_is_as_high_as_printed() -> None:
    assert running.surface("beale").loss_at((-4.5, -4.5)) == pytest.approx(181853.61328125, rel=1e-15)


def test_the_cliff_is_steepest_at_its_edge_and_the_plateau_hardly_slopes() -> None:
    problem = running.surface("cliff")
    edge, plateau = problem.gradient_at((0.0, 0.0))[0], problem.gradient_at((-2.0, 0.0))[0]
    assert abs(edge) > 100 * abs(plateau)
    assert plateau == pytest.approx(-0.05 + 2 * (4 - 4.1) / (4 * cosh(8.0) ** 2), abs=1e-5)


def test_beale_falls_for_ever_along_the_valley_that_leads_away() -> None:
    problem = running.surface("beale")
    losses = [problem.loss_at((-x, 1 + 0.99107 / x)) for x in (10.0, 100.0, 1e4, 1e6)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] == pytest.approx(0.45201, abs=1e-5)

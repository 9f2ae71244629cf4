"""From a typed formula to a race: the problem, what is known about it, and racers on it."""

import numpy as np
import pytest

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.problem import FormulaProblem, formula_problem
from descentlab.engine.race import Race
from tests.engine import running

FOUND = [
    ("0.1(W-5)^2", [(5.0,)], 1e-15),
    ("(1-x)^2 + 100*(y-x^2)^2", [(1.0, 1.0)], 1e-12),
    ("(1.5-x+x*y)^2 + (2.25-x+x*y^2)^2 + (2.625-x+x*y^3)^2", [(3.0, 0.5)], 1e-12),
    (
        "(x^2+y-11)^2 + (x+y^2-7)^2",
        [
            (3.0, 2.0),
            (3.58442834033049, -1.84812652696440),
            (-3.77931025337774, -3.28318599128616),
            (-2.80511808695274, 3.13131251825057),
        ],
        1e-12,
    ),
    ("x^4 + (y-2)^2", [(0.0, 2.0)], 1e-6),
    ("x*log(x)", [(np.exp(-1.0),)], 1e-15),
    ("(x-1000)^2", [(1000.0,)], 1e-12),
    ("abs(x-3) + y^2", [(3.0, 0.0)], 1e-9),
    ("sqrt(x^2 + y^2)", [(0.0, 0.0)], 1e-9),
    ("(x-1)^2 + (y-2)^2 + (z+3)^2", [(1.0, 2.0, -3.0)], 1e-12),
    ("x^3", [], 0.0),
    ("3(a + b*c)", [], 0.0),
    ("exp(-x)", [], 0.0),
    ("(x*y - 1)^2", [], 0.0),
    ("log(-1 - x^2)", [], 0.0),
    ("tanh(x)^2/0", [], 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "minima", "within"), FOUND, ids=[expression for expression, *_ in FOUND])
def test_the_minima_that_there_are_are_found(expression: str, minima: list[tuple[float, ...]], within: float) -> None:
    found = formula_problem(expression).landmarks.minima
    assert len(found) == len(minima)
    for minimum in minima:
        assert min(np.abs(np.subtract(other, minimum)).max() for other in found) <= within


def test_minima_come_lowest_first_with_saddles_and_maxima_beside_them() -> None:
    problem = formula_problem("x^4 - 2x^2 + 0.3x + y^2")
    losses = [problem.loss_at(point) for point in problem.landmarks.minima]
    assert losses == sorted(losses)
    assert [len(points) for points in (problem.landmarks.minima, problem.landmarks.saddles)] == [2, 1]
    assert formula_problem("cos(x)").landmarks.maxima


def test_every_point_called_stationary_is() -> None:
    for expression, *_ in FOUND:
        problem = formula_problem(expression)
        for point in (*problem.landmarks.saddles, *problem.landmarks.maxima):
            assert np.abs(problem.gradient_at(point)).max() < 1e-6


@pytest.mark.parametrize(
    ("expression", "minima"), [(e, m) for e, m, _ in FOUND if m], ids=[e for e, m, _ in FOUND if m]
)
def test_the_domain_holds_the_minima_and_the_start(expression: str, minima: list[tuple[float, ...]]) -> None:
    problem = formula_problem(expression)
    for point in (*minima, problem.start):
        assert all(low < value < high for value, (low, high) in zip(point, problem.domain, strict=True))
    assert np.isfinite(problem.loss_at(problem.start))


def test_where_nothing_is_known_the_domain_is_minus_5_to_5() -> None:
    assert formula_problem("3(a + b*c)").domain == ((-5.0, 5.0),) * 3


def test_a_domain_keeps_to_where_the_formula_has_values() -> None:
    ((low, high),) = formula_problem("x*log(x)").domain
    assert -0.1 < low <= 0.0
    assert high > 1.0


def test_parameters_keep_the_order_that_was_asked_for() -> None:
    assert formula_problem("y + x").parameters == ("y", "x")
    assert formula_problem("y + x", ["x", "y"]).parameters == ("x", "y")
    assert formula_problem("y + x", fixed={"y": 2}).parameters == ("x",)
    assert formula_problem("J(x, y) = y + x^2").parameters == ("x", "y")


def test_fixed_values_are_numbers_of_the_problem() -> None:
    problem = formula_problem("(w*x - y)^2", ["w"], {"x": 2.0, "y": 6.0})
    assert problem.quadratic
    assert problem.landmarks.minima == ((3.0,),)
    assert problem.loss_at((0.0,)) == 36.0


REFUSED = [
    (["x", "q"], {"y": 1.0}, "unused", ("parameters", 1)),
    (["x", "x"], {"y": 1.0}, "given_twice", ("parameters", 1)),
    (["x", "y"], {"y": 1.0}, "given_twice", ("parameters", 1)),
    (["x", "y"], {"q": 1.0}, "unused", ("fixed", "q")),
    (["x"], {}, "no_value", ("expression",)),
    (["x"], {"y": float("nan")}, "not_a_number", ("fixed", "y")),
    ([], {"x": 1.0, "y": 1.0}, "no_parameters", ("expression",)),
]


@pytest.mark.parametrize(("parameters", "fixed", "reason", "where"), REFUSED)
def test_names_that_do_not_fit_are_refused(
    parameters: list[str], fixed: dict[str, float], reason: str, where: tuple[str | int, ...]
) -> None:
    with pytest.raises(FormulaError) as refused:
        formula_problem("x*y", parameters, fixed)
    assert (refused.value.reason, refused.value.where) == (reason, where)


def test_at_most_sixteen_parameters_learn() -> None:
    names = [f"w{i}" for i in range(17)]
    with pytest.raises(FormulaError) as refused:
        formula_problem(" + ".join(f"{name}^2" for name in names))
    assert refused.value.reason == "too_many_parameters"
    assert formula_problem(" + ".join(f"{name}^2" for name in names[:16])).size == 16


def last(problem: FormulaProblem, rule: str, steps: int, **knobs: float) -> list[float]:
    columns = running.path(problem, running.racer(rule, **knobs), problem.start, steps)
    return [float(value) for value in columns["params"][-1]]


@pytest.mark.parametrize("rule", ["gd", "momentum", "rmsprop", "adam"])
def test_a_typed_rosenbrock_is_raced_bit_for_bit_like_a_problem_should(rule: str) -> None:
    typed = formula_problem("(1-x)^2 + 100*(y-x^2)^2", ["x", "y"])
    surface = running.surface("rosenbrock")
    knobs = {"alpha": 1e-3}
    ours, theirs = (running.path(p, running.racer(rule, **knobs), (-1.2, 1.0), 50)["params"] for p in (typed, surface))
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)


def test_racers_descend_formulas_of_one_and_of_many_parameters() -> None:
    np.testing.assert_allclose(last(formula_problem("0.1(W-5)^2"), "gd", 400, alpha=1.0), [5.0], atol=1e-9)
    many = formula_problem(" + ".join(f"(w{i} - {i})^2" for i in range(12)))
    np.testing.assert_allclose(last(many, "gd", 400, alpha=0.1), np.arange(12.0), atol=1e-9)


def test_a_racer_on_a_linear_formula_goes_on_for_ever_and_says_so() -> None:
    race = Race(formula_problem("3(a + b*c)"), [running.racer("gd", alpha=0.1)], (5.0, 3.0, 2.0), 2_000)
    running.run(race)
    assert race.ends[0].kind == "diverged"


@pytest.mark.parametrize(
    "expression",
    [
        "softplus(-y*x) + x^2",
        "abs(x)^1.5 + max(x, y^2)",
        "log(x^2 + y^2) + sigmoid(x)*relu(y)",
        "x/y + 1/0*x",
        "1e308*x*10 + y^2",
        "(1e308 - 1e308*10)*x*y",
    ],
)
def test_many_racers_on_a_formula_walk_bit_for_bit_like_one(expression: str) -> None:
    problem = formula_problem(expression)
    racers = [running.racer("adam", alpha=0.01 * (1 + i)) for i in range(24)]
    together = running.run(Race(problem, racers, (0.7, -0.4), 30))
    for place in (0, 11, 23):
        alone = running.run(Race(problem, [racers[place]], (0.7, -0.4), 30))[0]
        np.testing.assert_array_equal(together[place]["params"], alone["params"])
        np.testing.assert_array_equal(together[place]["loss"], alone["loss"])


@pytest.mark.parametrize("expression", ["1/x", "log(x)", "exp(-x)", "sqrt(x)^3", "x^0.3"])
def test_leaving_where_a_formula_has_values_ends_a_racer_and_nothing_else(expression: str) -> None:
    race = Race(formula_problem(expression), [running.racer("gd", alpha=1e3)], (0.5,), 200)
    columns = running.run(race)[0]
    assert race.done
    assert race.ends[0].kind in {"diverged", "descending", "stuck"}
    assert np.isfinite(columns["params"][0]).all()

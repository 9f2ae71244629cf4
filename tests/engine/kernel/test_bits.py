"""The float kernel and the array kernel give the same bits: every rule on every surface, in every form."""

from typing import Any

import numpy as np
import pytest

from descentlab.engine.optimizer import rules
from descentlab.engine.problem import Problem
from descentlab.engine.race import Race, Racer
from descentlab.engine.runner import Conditions
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces
from descentlab.engine.sweep import Sweep
from tests.engine import running

STEPS = 40
QUIET = Conditions()
FORMS = [(rule, {}) for rule in rules()] + [("momentum", {"form": "heavy_ball"})]


def starts(problem: Problem, runs: int) -> running.Array:
    """Random points of the surface's domain."""
    low, high = np.array(problem.domain).T
    return np.random.default_rng(7).uniform(low[:, None], high[:, None], (problem.size, runs))


def agree(problem: Problem, racer: Racer, conditions: Conditions = QUIET, runs: int = 5) -> bool:
    """Whether each run of a sweep ends where a race alone from there ends, to the last bit; ended runs are left out."""
    points = starts(problem, runs)
    finals = Sweep(problem, racer, points, STEPS, {}, conditions).finals()
    same = []
    for point, final in zip(points.T, finals.T, strict=True):
        race = Race(
            problem,
            [racer],
            tuple(point.tolist()),
            STEPS,
            seed=conditions.seed,
            noise=conditions.noise,
            steps_per_epoch=conditions.steps_per_epoch,
        )
        record = running.run(race)[0]["params"]
        if len(record) == STEPS + 1:
            same.append(running.same(record[-1], final))
    return all(same) and len(same) > 0


@pytest.mark.parametrize(("rule", "knobs"), FORMS)
@pytest.mark.parametrize("surface", list(surfaces()))
def test_a_stack_of_runs_has_the_bits_of_single_runs(surface: str, rule: str, knobs: dict[str, Any]) -> None:
    assert agree(running.surface(surface), running.racer(rule, alpha=1e-4, **knobs))


@pytest.mark.parametrize("schedule", list(schedules()))
@pytest.mark.parametrize("rule", ["gd", "adam"])
def test_a_changing_rate_changes_no_bit_between_the_kernels(rule: str, schedule: str) -> None:
    by = {"changes": ((3, 0.02), (17, 0.001))} if schedule == "manual" else {}
    assert agree(running.surface("himmelblau"), running.racer(rule, schedule, alpha=0.01, by=by), Conditions(0, 0.0, 4))


@pytest.mark.parametrize("rule", list(rules()))
@pytest.mark.parametrize("surface", ["rosenbrock", "ackley", "notes_waves"])
def test_noise_changes_no_bit_between_the_kernels(surface: str, rule: str) -> None:
    assert agree(running.surface(surface), running.racer(rule, alpha=1e-4), Conditions(5, 0.5, 10))


@pytest.mark.parametrize("rule", list(rules()))
def test_climbing_changes_no_bit_between_the_kernels(rule: str) -> None:
    assert agree(running.surface("ravine"), running.racer(rule, sign="plus", alpha=0.003))


@pytest.mark.parametrize("rule", list(rules()))
@pytest.mark.parametrize("surface", list(surfaces()))
def test_a_run_that_blows_up_has_in_a_sweep_the_rows_that_it_has_alone(surface: str, rule: str) -> None:
    problem = running.surface(surface)
    racer = running.racer(rule, alpha=1e5)
    points = starts(problem, 3)
    outcome = Sweep(problem, racer, points, STEPS, {}).outcomes()
    for i, point in enumerate(points.T):
        record = running.path(problem, racer, tuple(point.tolist()), STEPS)
        last = len(record["loss"]) - 1
        watched = [record[name] for name in ("params", "grad", *(state.name for state in racer.rule.state))]
        finite = np.isfinite(record["loss"]) & np.all([np.isfinite(one).all(axis=1) for one in watched], axis=0)
        assert finite[:-1].all()
        assert outcome.diverged[i] == (-1 if finite[-1] else last)
        assert running.same(outcome.loss[i : i + 1], record["loss"][-1:])


HARD = [
    ("1/x", "-1/x**2"),
    ("log(x)", "1/x"),
    ("exp(x*x)", "2*x*exp(x*x)"),
    ("sqrt(x)", "0.5/sqrt(x)"),
    ("x**0.5", "0.5*x**-0.5"),
    ("x**16", "16*x**15"),
    ("tan(x)", "1 + tan(x)**2"),
    ("1/(1 + exp(-50*x))", "50*exp(-50*x)/(1 + exp(-50*x))**2"),
]


@pytest.mark.parametrize(("value", "slope"), HARD)
@pytest.mark.parametrize("alpha", [0.1, 10.0])
def test_overflow_and_undefined_values_go_on_as_ieee_754_does_and_never_raise(
    value: str, slope: str, alpha: float
) -> None:
    problem = Problem(running.Formula(("x",), (), (), value, (slope,)), domain=((-2.0, 2.0),))
    for rule in rules():
        racer = running.racer(rule, alpha=alpha)
        points = starts(problem, 4)
        finals = Sweep(problem, racer, points, STEPS, {}).finals()
        for point, final in zip(points.T, finals.T, strict=True):
            record = running.path(problem, racer, tuple(point.tolist()), STEPS)["params"]
            assert len(record) <= STEPS + 1
            assert len(record) < STEPS + 1 or running.same(record[-1], final)


@pytest.mark.parametrize("lines", [1, 39, 41, 250, 2000])
def test_a_long_chain_of_lines_compiles_and_both_kernels_agree(lines: int) -> None:
    chain = ["q0 = x", *(f"q{i} = {'sin' if i % 2 else 'cos'}(q{i - 1}) + x" for i in range(1, lines))]
    formula = running.Formula(("x",), (), tuple(chain), f"q{lines - 1}", (f"q{lines - 1} - 0.5",))
    assert agree(Problem(formula, domain=((-1.0, 1.0),)), running.racer("adam", alpha=0.01))


def test_a_long_sum_compiles_and_both_kernels_agree() -> None:
    terms = [f"a{i} = {i}*x" for i in range(500)]
    sums = ["s0 = a0", *(f"s{i} = s{i - 1} + a{i}" for i in range(1, 500))]
    formula = running.Formula(("x",), (), (*terms, *sums), "s499", ("s499",))
    assert agree(Problem(formula, domain=((-1.0, 1.0),)), running.racer("gd", alpha=1e-6))

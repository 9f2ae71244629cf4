"""Sweeps: what each of many runs came to, and that it is what a race says of it."""

import numpy as np
import pytest

from descentlab.engine.optimizer import rules
from descentlab.engine.runner import Conditions
from descentlab.engine.sweep import BLOCK, PIECE, Sweep
from tests.engine import running

STEPS = 50


def test_every_cell_of_a_grid_of_knobs_ends_where_its_own_race_ends() -> None:
    alpha, beta1 = (axis.ravel() for axis in np.meshgrid([1e-3, 1e-2, 0.1], [0.0, 0.5, 0.9, 0.99]))
    problem = running.surface("rosenbrock")
    starts = np.repeat([[-1.2], [1.0]], len(alpha), axis=1)
    finals = Sweep(problem, running.racer("adam"), starts, STEPS, {"alpha": alpha, "beta1": beta1}).finals()
    for i, final in enumerate(finals.T):
        alone = running.racer("adam", alpha=float(alpha[i]), beta1=float(beta1[i]))
        assert running.same(final, running.path(problem, alone, (-1.2, 1.0), STEPS)["params"][-1])


@pytest.mark.parametrize("schedule", ["inverse_epoch", "power_step"])
def test_rates_that_differ_and_fall_are_each_their_own(schedule: str) -> None:
    alpha = np.array([0.3, 0.1, 0.3, 0.01])
    problem = running.surface("bowl")
    starts = np.repeat([[1.0], [-2.0]], len(alpha), axis=1)
    sweep = Sweep(problem, running.racer("momentum", schedule), starts, STEPS, {"alpha": alpha}, Conditions(0, 0.1, 3))
    for i, final in enumerate(sweep.finals().T):
        alone = running.racer("momentum", schedule, alpha=float(alpha[i]))
        record = running.path(problem, alone, (1.0, -2.0), STEPS, noise=0.1, steps_per_epoch=3)
        assert running.same(final, record["params"][-1])


@pytest.mark.parametrize("rule", list(rules()))
def test_the_outcome_of_every_start_is_what_its_own_race_shows(rule: str) -> None:
    problem = running.surface("himmelblau")
    racer = running.racer(rule, alpha=0.02)
    starts = np.random.default_rng(1).uniform(-5.0, 5.0, (2, 30))
    outcome = Sweep(problem, racer, starts, STEPS, {}).outcomes(within=1.0)
    for i, start in enumerate(starts.T):
        record = running.path(problem, racer, tuple(start.tolist()), STEPS)
        loss = record["loss"]
        finite = np.isfinite(loss)
        assert running.same(outcome.loss[i : i + 1], loss[-1:])
        assert outcome.best[i] == loss[finite].min()
        assert outcome.reached[i] == (int((loss <= 1.0).argmax()) if (loss <= 1.0).any() else -1)
        assert outcome.diverged[i] == (-1 if len(loss) == STEPS + 1 and finite[-1] else len(loss) - 1)


def test_a_sweep_in_slices_is_the_sweep_at_once() -> None:
    starts = np.linspace(-3.0, 13.0, BLOCK + 7)[None]
    sweep = Sweep(running.surface("notes_waves"), running.racer("gd", alpha=1.2), starts, 40, {})
    slices, number = sweep.slices(within=0.1), 0
    while True:
        try:
            next(slices)
        except StopIteration as end:
            whole = end.value
            break
        number += 1
    assert number > BLOCK * 40 / PIECE / 2
    at_once = sweep.outcomes(within=0.1)
    for column in ("loss", "best", "reached", "diverged", "last"):
        assert running.same(getattr(whole, column), getattr(at_once, column))
    assert running.same(whole.last, sweep.finals())


def test_each_run_may_have_a_wanted_loss_of_its_own() -> None:
    starts = np.array([[10.0, 10.0, 10.0]])
    sweep = Sweep(running.surface("notes_parabola"), running.racer("gd", alpha=1.0), starts, 5, {})
    assert sweep.outcomes(np.array([2.5, 1.6, 0.0])).reached.tolist() == [0, 1, -1]


def test_where_a_run_ended_is_the_nearest_minimum_that_is_near() -> None:
    problem = running.surface("notes_waves")
    starts = np.array([[10.0, -2.0, 13.0, 10.0, 0.0]])
    alpha = np.array([0.3, 0.3, 0.3, 1.2, 50.0])
    outcome = Sweep(problem, running.racer("gd"), starts, 150, {"alpha": alpha}).outcomes()
    assert outcome.minimum(problem.landmarks.minima, 0.01).tolist() == [1, 0, 3, 0, -1]
    assert outcome.minimum((), 0.01).tolist() == [-1] * 5


def test_more_runs_than_go_together_come_out_in_order() -> None:
    starts = np.linspace(-3.0, 13.0, 2 * BLOCK + 5)[None]
    finals = Sweep(running.surface("notes_parabola"), running.racer("gd", alpha=1.0), starts, 3, {}).finals()
    np.testing.assert_allclose(finals, 5.0 + (starts - 5.0) * 0.8**3, rtol=1e-12)


def test_a_sweep_of_no_steps_stays_at_the_starts() -> None:
    starts = np.array([[1.0, 2.0], [3.0, 4.0]])
    sweep = Sweep(running.surface("bowl"), running.racer("adam"), starts, 0, {})
    assert running.same(sweep.finals(), starts)
    assert running.same(sweep.outcomes().loss, running.surface("bowl").loss(starts))

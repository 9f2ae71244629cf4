"""The plane on which several paths of weights are drawn with the true loss."""

import numpy as np
import pytest

from descentlab.engine.nn.plane import principal, random, reach
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.nn.whole import WholeSet
from tests.engine.nn.making import network, task, trained
from tests.engine.running import racer

CIRCLE = task()
NET = network(CIRCLE)


def paths(steps: int = 100) -> list[np.ndarray]:
    trainees = [Trainee(racer(rule), NET, 7) for rule in ("gd", "momentum", "rmsprop", "adam")]
    return [columns["params"].T for columns in trained(CIRCLE, trainees, steps)[1]]


def test_the_directions_are_of_length_one_and_at_right_angles() -> None:
    for plane in (principal(paths()), random(paths(), 3)):
        assert plane.directions @ plane.directions.T == pytest.approx(np.eye(2), abs=1e-13)


def test_no_plane_shows_more_of_the_paths_than_the_principal_one() -> None:
    plane = principal(paths())
    assert plane.explained[0] >= plane.explained[1] >= 0
    assert 0.5 < sum(plane.explained) <= 1 + 1e-12
    assert all(sum(random(paths(), seed).explained) < sum(plane.explained) for seed in range(20))


def test_the_variance_explained_is_that_of_the_projections() -> None:
    some = paths()
    for plane in (principal(some), random(some, 1)):
        points = np.concatenate(some)
        shares = plane.project(points).var(axis=1) / points.var(axis=0).sum()
        assert plane.explained == pytest.approx(tuple(shares), rel=1e-10)


def test_paths_in_a_plane_are_shown_whole() -> None:
    generator = np.random.default_rng(0)
    basis = generator.standard_normal((2, 30))
    flat = [generator.standard_normal((50, 2)) * [3, 1] @ basis + 1.0 for _ in range(3)]
    plane = principal(flat)
    assert sum(plane.explained) == pytest.approx(1.0, rel=1e-12)
    back = plane.origin + plane.project(flat[0]).T @ plane.directions
    assert back == pytest.approx(flat[0], rel=1e-10)


def test_the_loss_over_the_plane_is_the_networks_loss() -> None:
    some, whole = paths(), WholeSet(NET, CIRCLE)
    plane = principal(some)
    (low, high), (down, up) = reach(plane, some)
    u, v = np.linspace(low, high, 7), np.linspace(down, up, 5)
    losses = plane.losses(whole, u, v)
    assert losses.shape == (5, 7)
    assert losses[4, 1] == whole.look(plane.origin + u[1] * plane.directions[0] + v[4] * plane.directions[1]).loss
    spots = plane.project(np.concatenate(some))
    assert low < spots[0].min()
    assert spots[0].max() < high
    assert down < spots[1].min()
    assert spots[1].max() < up


def test_a_path_that_blew_up_does_not_hide_the_others() -> None:
    some = paths(20)
    broken = np.full((3, some[0].shape[1]), np.inf)
    assert principal([*some, broken]).directions.tolist() == principal(some).directions.tolist()


def test_one_point_and_one_weight_have_a_plane_too() -> None:
    for points in (np.ones((1, 5)), np.ones((3, 1)), np.array([[1.0], [2.0]])):
        plane = principal([points])
        assert np.isfinite(plane.directions).all()
        assert plane.directions.shape == (2, points.shape[1])
        (low, high), (down, up) = reach(plane, [points])
        assert low < high
        assert down < up

"""Every surface says everything about itself that the page and the engine need, in both languages."""

import re

import numpy as np
import pytest

from descentlab.engine.optimizer import rules
from descentlab.engine.surface import Surface, surfaces
from descentlab.engine.text import Text
from tests.engine import running

NAMES = [
    "notes_parabola",
    "notes_waves",
    "bowl",
    "ravine",
    "saddle",
    "beale",
    "rosenbrock",
    "himmelblau",
    "rastrigin",
    "ackley",
    "cliff",
]
CHINESE = re.compile("[\u4e00-\u9fff]")
every_surface = pytest.mark.parametrize("surface", surfaces().values(), ids=surfaces())


def texts(surface: Surface) -> list[Text]:
    knobs = [text for knob in surface.knobs for text in (knob.label, knob.help)]
    return [surface.title, surface.story, *(start.label for start in surface.starts), *knobs]


def test_the_surfaces_are_those_that_others_rely_on_in_the_order_of_the_notes() -> None:
    assert list(surfaces()) == NAMES


@every_surface
def test_everything_a_person_reads_is_there_in_both_languages(surface: Surface) -> None:
    assert all(text.en.strip() and text.zh.strip() for text in texts(surface))
    assert not any(CHINESE.search(text.en) for text in texts(surface))
    assert CHINESE.search(surface.title.zh)
    assert CHINESE.search(surface.story.zh)
    assert surface.formula.startswith("J = ")
    assert surface.source


@every_surface
def test_there_is_a_rate_for_every_rule_and_for_nothing_else(surface: Surface) -> None:
    assert set(surface.rates) == set(rules())
    assert all(rate > 0 for rate in surface.rates.values())


@every_surface
def test_the_starts_have_names_of_their_own_and_lie_in_the_domain(surface: Surface) -> None:
    assert len({start.name for start in surface.starts}) == len(surface.starts) >= 3
    for start in surface.starts:
        assert len(start.at) == len(surface.parameters) == len(surface.domain) == len(surface.gradient)
        assert all(low < x < high for x, (low, high) in zip(start.at, surface.domain, strict=True))


@every_surface
def test_the_lowest_minimum_lies_in_the_domain(surface: Surface) -> None:
    minimum = running.surface(surface.name).landmarks.minima[0]
    assert all(low < x < high for x, (low, high) in zip(minimum, surface.domain, strict=True))


@every_surface
def test_quadratic_is_said_of_the_surfaces_whose_curvature_is_the_same_everywhere(surface: Surface) -> None:
    problem = running.surface(surface.name)
    low, high = np.array(surface.domain).T
    points = np.random.default_rng(3).uniform(low, high, (20, problem.size)).T
    bends = problem.gradient(points + 0.5) - 2 * problem.gradient(points) + problem.gradient(points - 0.5)
    assert surface.quadratic == bool((np.abs(bends) < 1e-9).all())


@every_surface
def test_no_rule_blows_up_at_the_rate_that_is_proposed_for_it(surface: Surface) -> None:
    problem = running.surface(surface.name)
    for start in surface.starts:
        for rule, rate in surface.rates.items():
            loss = running.path(problem, running.racer(rule, alpha=rate), start.at, surface.steps)["loss"]
            assert len(loss) == surface.steps + 1
            assert loss[-1] < loss[0]

"""The lessons: every one can be run, is not done before it was done, and is done by its own solution."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import descentlab
import descentlab.session.lessons
from descentlab.api.page import Page, page_folder
from descentlab.session.catalogue import catalogue
from descentlab.session.lesson import Condition, Step, View, lessons
from descentlab.session.lesson_catalogue import views
from descentlab.session.limits import Limits
from descentlab.session.settle import read_run

LIMITS = Limits()
STEPS = [(lesson, place) for lesson in lessons() for place in range(len(lessons()[lesson].steps))]
SCENE_STEPS = {"graph": 12, "deep": 300, "averages": 365}
"""How far the playhead of a scene without a run of its own can go."""


@pytest.fixture(scope="module", params=STEPS, ids=lambda at: f"{at[0]}.{at[1] + 1}")
def at(request: pytest.FixtureRequest) -> tuple[str, int]:
    """A step of a lesson."""
    place: tuple[str, int] = request.param
    return place


def chosen(name: str, place: int, field: str) -> Any:
    """What a step opens with: its own, or what the last one before it that says so opened with."""
    steps = lessons()[name].steps[: place + 1]
    given = [getattr(step.begin, field) for step in steps if step.begin and getattr(step.begin, field) is not None]
    return given[-1] if given else None


@cache
def _run(text: str) -> Any:
    return descentlab.race(json.loads(text))


def run_of(spec: Mapping[str, Any]) -> Any:
    """A spec's run, computed once."""
    return _run(json.dumps(spec))


def inside(value: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at a path, or None."""
    for part in path:
        held = (isinstance(value, Mapping) and part in value) or (isinstance(value, list) and int(part) < len(value))
        value = value[part] if held else None
    return value


def holds(condition: Condition, step: Step, view: View, spec: Mapping[str, Any] | None) -> bool:
    """Whether a condition holds on a view, where the run has come to its step or its end."""
    found = {"own": lambda: inside(view.own or {}, condition.path), "step": lambda: at_step(step, view, spec)}
    if condition.of in found:
        return compares(condition, found[condition.of]())
    if spec is None:
        return False
    if condition.of == "spec":
        return compares(condition, inside(read_run(spec, LIMITS).spec.model_dump(mode="json"), condition.path))
    racer = run_of(spec).racers[int(condition.path[0])]
    if condition.of == "end":
        return view.step is None and compares(condition, racer.end.kind)
    row = len(racer.params) - 1 if view.step is None else view.step
    column = getattr(racer, str(condition.path[1]))[row]
    return compares(condition, float(column if np.ndim(column) == 0 else column[int(condition.path[2])]))


def at_step(step: Step, view: View, spec: Mapping[str, Any] | None) -> int:
    """The step that a view comes to."""
    if view.step is not None:
        return view.step
    return int(spec["steps"]) if spec else SCENE_STEPS.get(step.scene, 0)


def compares(condition: Condition, found: Any) -> bool:
    """What is wanted, or within the range."""
    if condition.equals is not None:
        return bool(found == condition.equals)
    low = condition.at_least is None or (found is not None and found >= condition.at_least)
    return found is not None and low and (condition.at_most is None or found <= condition.at_most)


def test_a_step_is_done_by_its_solution(at: tuple[str, int]) -> None:
    name, place = at
    step = lessons()[name].steps[place]
    spec = step.solve.spec or chosen(name, place, "spec")
    missing = [condition for condition in step.done if not holds(condition, step, step.solve, spec)]
    assert missing == []


def test_a_step_is_not_done_as_it_opens(at: tuple[str, int]) -> None:
    name, place = at
    step = lessons()[name].steps[place]
    spec = chosen(name, place, "spec")
    opening = View(spec=spec, own=chosen(name, place, "own"), step=(step.begin.step if step.begin else None) or 0)
    assert not all(holds(condition, step, opening, spec) for condition in step.done)


@pytest.mark.parametrize("name", list(lessons()))
def test_every_run_of_a_lesson_is_a_race(name: str) -> None:
    for view in views(lessons()[name]):
        if view.spec is not None:
            assert read_run(view.spec, LIMITS).spec.steps == view.spec["steps"]


def test_every_step_is_in_a_scene_and_says_what_to_do_in_both_languages(at: tuple[str, int]) -> None:
    step = lessons()[at[0]].steps[at[1]]
    assert step.scene in {scene["id"] for scene in Page(page_folder()).scenes()}
    for text in (step.do, step.notice):
        assert all(sentence.strip() for sentence in text)
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert not re.search(r"[\u4e00-\u9fff]", text.en)


@pytest.mark.parametrize("name", list(lessons()))
def test_a_lesson_is_named_in_both_languages_and_opens_at_its_own_beginning(name: str) -> None:
    lesson = lessons()[name]
    for text in (lesson.title, lesson.aim):
        assert all(sentence.strip() for sentence in text)
    assert lesson.steps[0].begin is not None


def test_each_lesson_is_a_file_of_its_own_name_and_every_section_has_one() -> None:
    folder = Path(descentlab.session.lessons.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(lessons())
    assert len({lesson.order for lesson in lessons().values()}) == len(lessons())
    assert {lesson.section for lesson in lessons().values()} == {str(section) for section in range(1, 14)}


def test_a_server_that_allows_less_offers_only_the_lessons_it_can_run() -> None:
    offered = {entry["name"] for entry in catalogue(Limits(steps=100), "0")["lessons"]}
    within = {
        name
        for name, lesson in lessons().items()
        if all(view.spec is None or view.spec["steps"] <= 100 for view in views(lesson))
    }
    assert offered == within
    assert "why_minus" in offered
    assert "stochastic" not in offered


@pytest.mark.parametrize(
    "wrong",
    [
        {"of": "step", "path": (1,), "at_least": 1.0},
        {"of": "end", "path": (), "equals": "stuck"},
        {"of": "own", "path": (), "equals": 1},
        {"of": "step"},
        {"of": "own", "path": ("w",), "equals": 1, "at_least": 1.0},
    ],
)
def test_a_condition_that_cannot_be_judged_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a condition"):
        Condition(**wrong)


def test_the_prices_of_the_batches_are_as_the_lesson_says() -> None:
    spec = lessons()["batch_size"].steps[0].begin
    assert spec is not None
    assert spec.spec is not None
    racers = run_of(spec.spec).racers
    sizes = [racer["batch_size"] for racer in spec.spec["racers"]]

    def price(index: int, overhead: int, below: float) -> int:
        updates = next(row for row, loss in enumerate(racers[index].train_loss) if loss < below)
        return int(updates * (min(sizes[index], 2000) + overhead))

    assert [price(3, 50, 0.6), price(1, 50, 0.6), price(0, 50, 0.6)] == [53300, 2964, 1224]
    assert [price(1, 500, 0.52), price(0, 500, 0.52)] == [19740, 29058]

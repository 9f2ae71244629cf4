"""The lessons as the page gets them."""

from dataclasses import asdict

from descentlab.engine.text import Text
from descentlab.session.lesson import Condition, Lesson, Step, View, lessons
from descentlab.session.limits import Limits
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.settle import read_run


def lesson_catalogue(limits: Limits) -> list[JsonObject]:
    """The lessons all of whose runs are within the server's limits."""
    return [_lesson(lesson) for lesson in lessons().values() if all(_allowed(view, limits) for view in views(lesson))]


def views(lesson: Lesson) -> list[View]:
    """All that a lesson puts on the screen."""
    return [view for step in lesson.steps for view in (step.begin, step.solve) if view is not None]


def _allowed(view: View, limits: Limits) -> bool:
    if view.spec is None:
        return True
    try:
        read_run(view.spec, limits)
    except Refusal:
        return False
    return True


def _lesson(lesson: Lesson) -> JsonObject:
    return {
        "name": lesson.name,
        "section": lesson.section,
        "title": _text(lesson.title),
        "aim": _text(lesson.aim),
        "steps": [_step(step) for step in lesson.steps],
    }


def _step(step: Step) -> JsonObject:
    return {
        "scene": step.scene,
        "begin": _view(step.begin),
        "do": _text(step.do),
        "notice": _text(step.notice),
        "done": [_condition(condition) for condition in step.done],
        "solve": _view(step.solve),
    }


def _view(view: View | None) -> JsonObject | None:
    return None if view is None else _told(asdict(view))


def _condition(condition: Condition) -> JsonObject:
    return _told(asdict(condition)) | {"path": list(condition.path)}


def _told(fields: JsonObject) -> JsonObject:
    return {name: value for name, value in fields.items() if value is not None}


def _text(text: Text) -> JsonObject:
    return text._asdict()

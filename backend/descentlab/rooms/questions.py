"""The kinds of question: which answers fit, and what is shown of them."""

from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.room_messages import Question

OUTCOMES = ("reached", "descending", "stuck", "cycling", "diverged")
"""How a run of one's own can end: the colours of the map."""


def check_question(question: Question) -> JsonObject:
    """The question as it is kept; raises `Refusal` where it lacks what its kind needs."""
    if question.kind == "choice" and len(question.options) < 2:
        raise Refusal("too_few", "options must hold at least 2.", ("question", "options"), {"limit": 2})
    if question.kind == "map" and len(question.axes) != 2:
        raise Refusal("wrong_length", "A map has two axes.", ("question", "axes"), {"limit": 2})
    return question.model_dump()


def check_answer(question: Mapping[str, object], value: object) -> object:
    """The answer as it is kept; raises `Refusal` where it does not fit the question."""
    fitting = _READERS[str(question["kind"])](question, value)
    if fitting is None:
        raise Refusal("wrong_type", "This is no answer to the question that is asked.", ("value",), {"name": "value"})
    return fitting


def results(question: Mapping[str, object], answers: Sequence[object]) -> list[object]:
    """What is revealed: the count of each option; for other kinds the answers themselves, in no telling order."""
    if question["kind"] == "choice":
        return [sum(answer == index for answer in answers) for index in range(len(_options(question)))]
    return sorted(answers, key=repr)


def _options(question: Mapping[str, object]) -> list[str]:
    options = question["options"]
    return options if isinstance(options, list) else []


def _choice(question: Mapping[str, object], value: object) -> object | None:
    known = range(len(_options(question)))
    return value if isinstance(value, int) and not isinstance(value, bool) and value in known else None


def _number(_question: Mapping[str, object], value: object) -> object | None:
    return float(value) if _is_number(value) else None  # type: ignore[arg-type]


def _point(_question: Mapping[str, object], value: object) -> object | None:
    if isinstance(value, list) and len(value) == 2 and all(_is_number(one) for one in value):
        return [float(one) for one in value]
    return None


def _place(question: Mapping[str, object], value: object) -> object | None:
    if isinstance(value, list) and len(value) == 3 and value[2] in OUTCOMES:
        at = _point(question, value[:2])
        return [*at, value[2]] if isinstance(at, list) else None
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300 and isfinite(value)


_READERS: Mapping[str, Callable[[Mapping[str, object], object], object | None]] = {
    "choice": _choice,
    "number": _number,
    "point": _point,
    "map": _place,
}

"""Reading a shared link: the view in the fragment of the page's address, by the laws of the page's own reader.

`#scene=race&spec=<JSON>&step=42&view=panels&lang=zh&theme=dark`; what cannot be read is left out, as
`frontend/src/core/link.js` does. `tests/golden/links.json` holds both to the same answers.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.spec import SAFE_INTEGER

MOST_PINS = 4
"""As many runs as the page shows as ghosts."""

_WORD = re.compile(r"[a-z0-9-]{1,32}")
_WHOLE = re.compile(r"[0-9]{1,9}")


def parse_link(link: str) -> JsonObject:
    """What a link says: a whole address, or its fragment with or without `#`; fields that cannot be read are left out.

    Returns any of `scene`, `spec`, `pins`, `step`, `view`, `logLoss`, `focus`, `lang`, `theme`, `embed`.
    """
    fields = _fields(link)
    read = {name: _READERS[name](text) for name, text in fields.items() if name in _READERS}
    return {name: value for name, value in read.items() if value is not None}


def linked_spec(link: str) -> JsonObject | None:
    """The spec of a link; None where it has none, and so shows the opening race.

    Raises:
        Refusal: (`malformed`) this is no link, or one whose spec cannot be read.

    """
    if link.strip() and not any(sign in link for sign in ("#", "=", "://")):
        raise Refusal("malformed", "This is no link to a view; copy the page's whole address.", ("link",))
    fields = _fields(link)
    if "spec" not in fields:
        return None
    spec = _spec(fields["spec"])
    if spec is None:
        raise Refusal("malformed", "The run in this link cannot be read; copy the whole link again.", ("link",))
    return spec


def _fields(link: str) -> Mapping[str, str]:
    """The fields of the fragment; of a name that comes twice, the first."""
    address, hash_sign, fragment = link.strip().partition("#")
    pairs = parse_qsl(fragment if hash_sign else address, keep_blank_values=True)
    return dict(reversed(pairs))


def _spec(text: str) -> JsonObject | None:
    """A spec that has what a page could be built from; `session/settle.py` judges the rest."""
    value = _json(text)
    return value if _usable(value) else None


def _specs(text: str) -> list[JsonObject] | None:
    """The pinned runs' specs."""
    values = _json(text)
    return [value for value in values if _usable(value)][:MOST_PINS] if isinstance(values, list) else None


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _usable(value: Any) -> bool:
    if not isinstance(value, dict) or not _is_problem(value.get("problem")):
        return False
    racers, steps = value.get("racers"), value.get("steps", 0)
    whole = isinstance(steps, int) and not isinstance(steps, bool)
    return whole and isinstance(racers, list) and bool(racers) and all(_is_racer(racer) for racer in racers)


def _is_problem(problem: Any) -> bool:
    if not isinstance(problem, dict) or not isinstance(problem.get("kind"), str):
        return False
    if problem["kind"] != "formula":
        return True
    names = problem.get("parameters", [])
    named = isinstance(names, list) and all(isinstance(name, str) for name in names)
    return isinstance(problem.get("expression"), str) and named and isinstance(problem.get("fixed", {}), dict)


def _is_racer(racer: Any) -> bool:
    if not isinstance(racer, dict) or not isinstance(racer.get("rule"), str):
        return False
    schedule, style = racer.get("schedule", {"name": ""}), racer.get("style")
    planned = isinstance(schedule, dict) and isinstance(schedule.get("name"), str)
    return planned and isinstance(racer.get("knobs", {}), dict) and (style is None or isinstance(style, dict))


def _number(text: str) -> float:
    """A number as JavaScript has it: one kind only, and a whole one is written without a point."""
    number = float(text)
    return int(number) if number.is_integer() and abs(number) <= SAFE_INTEGER else number


def _refuse(text: str) -> float:
    raise ValueError(f"{text} is not JSON")


def _word(text: str) -> str | None:
    return text if _WORD.fullmatch(text) else None


def _count(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


def _one_of(*names: str) -> Callable[[str], str | None]:
    return lambda text: text if text in names else None


_READERS: Mapping[str, Callable[[str], object]] = {
    "scene": _word,
    "spec": _spec,
    "pins": _specs,
    "step": _count,
    "view": _one_of("panels", "overlay", "3d"),
    "logLoss": lambda text: text == "1",
    "focus": _count,
    "lang": _one_of("en", "zh"),
    "theme": _one_of("auto", "light", "dark", "projector"),
    "embed": lambda text: text == "1",
}

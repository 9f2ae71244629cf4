"""The catalogue: all that the page needs to build its pickers, controls and inspector. It holds no list of its own."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from descentlab.engine.graph.examples import EXAMPLES
from descentlab.engine.graph.limits import DEFAULT as FORMULA_LIMITS
from descentlab.engine.graph.primitive import FUNCTIONS
from descentlab.engine.graph.terms import CONSTANTS
from descentlab.engine.knob import KnobValue, Number
from descentlab.engine.optimizer import Rule, rules
from descentlab.engine.schedule import Schedule, schedules
from descentlab.engine.surface import Landmarks, Point, Surface, surfaces
from descentlab.engine.text import Text
from descentlab.engine.variant import FORMS, L2, Variant, variants_of, vary
from descentlab.session.lesson_catalogue import lesson_catalogue
from descentlab.session.limits import Limits
from descentlab.session.messages import PROTOCOL
from descentlab.session.network_catalogue import network_catalogue
from descentlab.session.preset import Preset, presets
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.settle import read_run
from descentlab.session.signs import PARTS


def catalogue(limits: Limits, version: str) -> JsonObject:
    """All there is to choose from with its texts, what a formula may hold, the limits, and the race to open with."""
    return {
        "version": version,
        "protocol": PROTOCOL,
        "rules": [_rule(rule) for rule in rules().values()],
        "decay": {"knob": _plain(L2), "forms": [_plain(form) for form in FORMS]},
        "schedules": [_schedule(schedule) for schedule in schedules().values()],
        "surfaces": [_surface(surface) for surface in surfaces().values()],
        "networks": network_catalogue(),
        "formulas": {
            "functions": dict(FUNCTIONS),
            "constants": list(CONSTANTS),
            "limits": asdict(FORMULA_LIMITS),
            "examples": [_plain(example) for example in EXAMPLES],
        },
        "presets": _offered(limits),
        "lessons": lesson_catalogue(limits),
        "signs": {part: [_plain(sign) for sign in signs] for part, signs in PARTS.items()},
        "limits": asdict(limits),
        "defaults": {"spec": opening_race(limits)},
    }


def opening_race(limits: Limits) -> JsonObject:
    """The race that is in motion when the page opens: the first preset, as long as the server allows."""
    first = next(iter(presets().values()))
    given = {**first.spec, "steps": min(first.spec["steps"], limits.steps)}
    return read_run(given, limits).spec.model_dump(mode="json")


def _offered(limits: Limits) -> list[JsonObject]:
    """The presets that can be run within the server's limits."""
    return [_preset(preset) for preset in presets().values() if _allowed(preset, limits)]


def _allowed(preset: Preset, limits: Limits) -> bool:
    try:
        read_run(preset.spec, limits)
    except Refusal:
        return False
    return True


def _preset(preset: Preset) -> JsonObject:
    return {
        "name": preset.name,
        "topic": preset.topic,
        **_texts(preset, "title", "sentence"),
        "spec": dict(preset.spec),
        "speed": preset.speed,
    }


def _rule(rule: Rule) -> JsonObject:
    return {
        "name": rule.name,
        "order": rule.order,
        "label": rule.label,
        **_texts(rule, "title", "story", "differs"),
        "knobs": [_plain(knob) for knob in rule.knobs],
        "state": [_plain(state) for state in rule.state],
        "powers": dict(rule.powers),
        "lines": [_plain(line) for line in rule.lines],
        "variants": [_variant(rule, variant) for variant in variants_of(rule)],
        "style": _plain(rule.style),
        "source": rule.source,
    }


def _variant(rule: Rule, variant: Variant) -> JsonObject:
    """What is different in a variant."""
    varied = vary(rule, variant)
    lines = [_plain(line) for line in varied.lines]
    return {"l2_form": variant.l2_form, "corrected": variant.corrected, "powers": dict(varied.powers), "lines": lines}


def _schedule(schedule: Schedule) -> JsonObject:
    return {
        "name": schedule.name,
        "order": schedule.order,
        **_texts(schedule, "title", "story"),
        "formula": schedule.formula,
        "knobs": [_plain(knob) for knob in schedule.knobs],
        "constant": schedule.constant,
        "source": schedule.source,
    }


def _surface(surface: Surface) -> JsonObject:
    return {
        "name": surface.name,
        "order": surface.order,
        **_texts(surface, "title", "story"),
        "formula": surface.formula,
        "parameters": list(surface.parameters),
        "knobs": [_plain(knob) for knob in surface.knobs],
        "domain": _plain(surface.domain),
        "starts": [_plain(start) for start in surface.starts],
        **_landmarks(surface),
        "rates": dict(surface.rates),
        "levels": surface.levels,
        "steps": surface.steps,
        "quadratic": surface.quadratic,
        "source": surface.source,
    }


def _landmarks(surface: Surface) -> dict[str, list[Point]]:
    """The stationary points for the knobs' defaults; a landscape gives those for other values."""
    known = surface.landmarks
    if not isinstance(known, Landmarks):
        known = known(_defaults(surface))
    return {"minima": list(known.minima), "saddles": list(known.saddles), "maxima": list(known.maxima)}


def _defaults(surface: Surface) -> Mapping[str, KnobValue]:
    return {knob.name: knob.default for knob in surface.knobs if isinstance(knob, Number)}


def _texts(entry: object, *names: str) -> dict[str, object]:
    return {name: _plain(getattr(entry, name)) for name in names}


def _plain(value: Any) -> object:
    """Engine values as what JSON has: texts become {"en", "zh"}, records objects, tuples lists."""
    if isinstance(value, Text):
        return value._asdict()
    if is_dataclass(value):
        return {entry.name: _plain(getattr(value, entry.name)) for entry in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value

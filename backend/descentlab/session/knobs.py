"""Reading the knob values of a request against the knobs that a rule, schedule or surface declares."""

from collections.abc import Mapping
from itertools import pairwise
from math import isfinite
from typing import Any

from descentlab.engine.knob import Changes, Choice, Knob, KnobValue, Number
from descentlab.session.choosing import quoted, unknown
from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal, Where


def read_knobs(
    given: Mapping[str, object], knobs: tuple[Knob, ...], where: Where, limits: Limits
) -> dict[str, KnobValue]:
    """A value for every knob: the one given, checked, or the default.

    Raises `Refusal` for a name that is not a knob, a wrong type, a value out of bounds or not finite, or too many
    changes.
    """
    known = {knob.name: knob for knob in knobs}
    for name in given:
        if name not in known:
            raise unknown("unknown_field", f"There is no knob called {quoted(name)} here", name, known, (*where, name))
    return {
        name: read_knob(given[name], knob, (*where, name), limits) if name in given else knob.default
        for name, knob in known.items()
    }


def read_knob(value: object, knob: Knob, where: Where, limits: Limits) -> KnobValue:
    """One knob's value, checked."""
    if isinstance(knob, Number):
        return _number(value, knob, where)
    if isinstance(knob, Choice):
        return _choice(value, knob, where)
    return _changes(value, knob, where, limits)


def _number(value: object, knob: Number, where: Where) -> float:
    number = finite(value, knob.name, where)
    if knob.whole and number != int(number):
        raise Refusal("wrong_type", f"{knob.name} must be a whole number, not {number:g}.", where)
    low = number > knob.minimum if knob.above_minimum else number >= knob.minimum
    high = number < knob.maximum if knob.below_maximum else number <= knob.maximum
    if not (low and high):
        raise _out_of_range(number, knob, where)
    return number


def _out_of_range(number: float, knob: Number, where: Where) -> Refusal:
    least = "above" if knob.above_minimum else "at least"
    most = "below" if knob.below_maximum else "at most"
    bounds = f"{least} {knob.minimum:g} and {most} {knob.maximum:g}"
    values = {
        "name": knob.name,
        "value": number,
        "minimum": knob.minimum,
        "maximum": knob.maximum,
        "above_minimum": knob.above_minimum,
        "below_maximum": knob.below_maximum,
    }
    return Refusal("out_of_range", f"{knob.name} must be {bounds}; {number:g} is not.", where, values)


def _choice(value: object, knob: Choice, where: Where) -> str:
    if not isinstance(value, str):
        raise wrong_type(value, knob.name, "one of its names in quotation marks", where)
    options = [option.value for option in knob.options]
    if value not in options:
        raise unknown("unknown_name", f"{knob.name} cannot be {quoted(value)}", value, options, where)
    return value


def _changes(value: object, knob: Changes, where: Where, limits: Limits) -> tuple[tuple[int, float], ...]:
    if not isinstance(value, list | tuple):
        raise wrong_type(value, knob.name, "a list of [step, value] pairs", where)
    if len(value) > limits.changes:
        message = f"{knob.name} may hold at most {limits.changes} changes, not {len(value)}."
        raise Refusal("too_many", message, where, {"name": knob.name, "limit": limits.changes})
    pairs = [_change(pair, knob, (*where, index), limits) for index, pair in enumerate(value)]
    for index, (before, after) in enumerate(pairwise(pairs), start=1):
        if after[0] <= before[0]:
            message = f"The steps of {knob.name} must rise; step {after[0]} comes after step {before[0]}."
            raise Refusal("out_of_order", message, (*where, index, 0))
    return tuple(pairs)


def _change(pair: object, knob: Changes, where: Where, limits: Limits) -> tuple[int, float]:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise wrong_type(pair, f"Each entry of {knob.name}", "a pair [step, value]", where)
    step = pair[0]
    if isinstance(step, bool) or not isinstance(step, int):
        raise wrong_type(step, "A step", "a whole number", (*where, 0))
    if not 1 <= step <= limits.steps:
        message = f"A step of {knob.name} must be at least 1 and at most {limits.steps}."
        raise Refusal("out_of_range", message, (*where, 0), {"name": knob.name, "minimum": 1, "maximum": limits.steps})
    number = finite(pair[1], knob.name, (*where, 1))
    if not knob.minimum <= number <= knob.maximum:
        message = (
            f"A value of {knob.name} must be at least {knob.minimum:g} and at most {knob.maximum:g}; {number:g} is not."
        )
        values = {"name": knob.name, "value": number, "minimum": knob.minimum, "maximum": knob.maximum}
        raise Refusal("out_of_range", message, (*where, 1), values)
    return step, number


def finite(value: object, name: str, where: Where) -> float:
    """The value as a float; a `Refusal` where it is not a number (a boolean is none) or not a finite one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong_type(value, name, "a number", where)
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise Refusal("not_finite", f"{name} must be a finite number.", where, {"name": name})
    return number


_KINDS: dict[type[Any], str] = {
    bool: "true or false",
    str: "text",
    list: "a list",
    tuple: "a list",
    dict: "an object",
    type(None): "null",
    int: "a number",
}


def wrong_type(value: object, name: str, wanted: str, where: Where) -> Refusal:
    """The refusal of a value of another type than the wanted one."""
    got = f"{value:g}" if isinstance(value, float) else _KINDS.get(type(value), "something else")
    return Refusal("wrong_type", f"{name} must be {wanted}, not {got}.", where, {"name": name, "got": got})

"""A racer's learning-rate schedule as a function of the update's number."""

import re

from descentlab.engine.knob import KnobValue
from descentlab.engine.racer import Racer
from descentlab.exports.code.names import safe

_DIVISOR = re.compile(r"\bfloor\(")


def rate_code(racer: Racer, name: str, steps_per_epoch: int) -> str:
    """`<name>(t)` -> the rate of update t (from 1); empty where the rate never changes."""
    if racer.schedule.constant:
        return ""
    changes = next((knob.name for knob in racer.schedule.knobs if knob.kind == "changes"), None)
    body = _formula(racer, steps_per_epoch) if changes is None else _changes(racer, changes)
    lines = "\n".join(f"    {line}" for line in body)
    return f"def {name}(t):\n    # {racer.schedule.formula}\n{lines}"


def _formula(racer: Racer, steps_per_epoch: int) -> list[str]:
    """The schedule's own formula, which is Python but for `^`, with its numbers above it."""
    expression = racer.schedule.formula.partition("=")[2].strip().replace("^", "**")
    numbers = {"alpha0": racer.alpha, **racer.schedule_knobs}
    lines = [f"{safe(knob)} = {number!r}" for knob, number in numbers.items()]
    if re.search(r"\bepoch\b", expression):
        lines.append(f"epoch = (t - 1)//{steps_per_epoch} + 1")
    return [*lines, f"return {_marked(_DIVISOR.sub('math.floor(', expression), racer)}"]


def _marked(expression: str, racer: Racer) -> str:
    """The expression with its knobs' names as they are written."""
    for knob in racer.schedule.knobs:
        expression = re.sub(rf"\b{knob.name}\b", safe(knob.name), expression)
    return expression


def _changes(racer: Racer, knob: str) -> list[str]:
    """The recorded changes, the last of which that has come holds."""
    changes: KnobValue = racer.schedule_knobs[knob]
    return [
        f"rate = {racer.alpha!r}",
        f"for step, value in {list(changes)!r}:",  # type: ignore[arg-type]
        "    if step <= t:",
        "        rate = value",
        "return rate",
    ]

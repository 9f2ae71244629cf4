"""Knobs: the hyperparameters of rules, schedules and surfaces, declared once, beside what they belong to.

The served catalogue, the page's controls, the validation of requests and the documentation are all read from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from descentlab.engine.text import Text

Scale = Literal["linear", "log", "log1m"]
"""How a slider moves: evenly, evenly in log(value), or evenly in log(1 - value) (for averages' betas)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A named value on a knob's scale, such as the notes' value where it differs from the default."""

    value: float
    label: Text


@dataclass(frozen=True, slots=True)
class Number:
    """A real (or whole) number knob. `minimum`..`maximum` is what is allowed; `slider` is what a slider spans."""

    name: str
    default: float
    minimum: float
    maximum: float
    slider: tuple[float, float]
    symbol: str
    label: Text
    help: Text
    scale: Scale = "linear"
    below_maximum: bool = False
    """True where the maximum itself is not allowed (0 <= beta < 1)."""
    above_minimum: bool = False
    whole: bool = False
    marks: tuple[Mark, ...] = ()
    kind: Literal["number"] = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a `Choice`."""

    value: str
    label: Text
    help: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """A knob with a few named values."""

    name: str
    default: str
    options: tuple[Option, ...]
    symbol: str
    label: Text
    help: Text
    kind: Literal["choice"] = "choice"


@dataclass(frozen=True, slots=True)
class Changes:
    """A recorded list of (step, value) changes, steps counted from 1 and rising; each value holds from its step on."""

    name: str
    default: tuple[tuple[int, float], ...]
    minimum: float
    maximum: float
    symbol: str
    label: Text
    help: Text
    kind: Literal["changes"] = "changes"


Knob = Number | Choice | Changes
KnobValue = float | str | tuple[tuple[int, float], ...]
KnobValues = Mapping[str, KnobValue]

"""What a loss surface is: value and gradient side by side, where to look, where to start, what it teaches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from descentlab.engine.knob import Knob, KnobValues
from descentlab.engine.registry import Registry
from descentlab.engine.text import Text

Point = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """A named place to start from."""

    name: str
    label: Text
    at: Point


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The known stationary points of a surface, to the last digit that a float holds."""

    minima: tuple[Point, ...]
    """Every minimum that a run can end in, lowest first; those of the lowest value are the global ones."""
    saddles: tuple[Point, ...] = ()
    maxima: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Surface:
    """A loss `J` of one or two parameters, written as straight-line arithmetic that both kernels are compiled from.

    `lines` are shared intermediates (`"q = y - x*x"`), `value` is J, `gradient` one expression per parameter. All may
    use the parameters, the knobs, earlier lines, `pi`, `+ - * / **` and the functions of `engine/kernel`.
    """

    name: str
    order: int
    title: Text
    story: Text
    formula: str
    """For a person: `J = 0.1*(W - 5)^2`."""
    parameters: tuple[str, ...]
    value: str
    gradient: tuple[str, ...]
    domain: tuple[tuple[float, float], ...]
    """What a plot shows at first: (low, high) per parameter. Runs may leave it."""
    starts: tuple[Start, ...]
    """The first is the default."""
    landmarks: Landmarks | Callable[[KnobValues], Landmarks]
    rates: Mapping[str, float]
    """A good learning rate here for each rule, by rule name: what the page proposes when this surface is picked."""
    source: str
    lines: tuple[str, ...] = ()
    knobs: tuple[Knob, ...] = ()
    levels: Literal["linear", "log"] = "log"
    """Which contour levels show its structure."""
    quadratic: bool = False
    """True where the curvature is the same everywhere, so that a stability limit holds globally."""
    steps: int = 300
    """How many steps the page proposes here."""


@cache
def surfaces() -> Registry[Surface]:
    """Every surface, by name, in the order the page shows them."""
    return Registry("descentlab.engine.surfaces", "SURFACE")

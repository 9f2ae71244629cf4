"""What an optimizer is: named state, knobs, and its update written once, line by line.

A rule's lines are at the same time what the page shows, what the inspector fills with numbers, what the exports print
and what the two kernels run (`engine/kernel`): there is no second copy that could disagree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from descentlab.engine.knob import Knob, KnobValues
from descentlab.engine.registry import Registry
from descentlab.engine.text import Text

Phase = Literal["averages", "correction", "move"]


@dataclass(frozen=True, slots=True)
class State:
    """One array of a rule's memory: a value per parameter, 0 before the first step."""

    name: str
    help: Text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an update, applied to each parameter by itself: `target = expression`.

    An expression may use `W` (the parameter), `g` (its gradient), `alpha` (the rate of this step), the rule's knobs,
    its state (the value before the line that sets it), its powers, and targets above it; `+ - * / **` and the
    functions of `engine/kernel`.
    The last line of a rule sets `step`; the engine then does `W = W - step`.
    """

    target: str
    expression: str
    phase: Phase
    help: Text
    when: tuple[str, str] | None = None
    """(knob, value): the line holds only for that value of a `Choice` knob."""


@dataclass(frozen=True, slots=True)
class Torch:
    """The same rule in `torch.optim`, for exported scripts: an optimizer's name, and its arguments in knobs' names."""

    optimizer: str
    arguments: str = ""
    rate: str = "alpha"
    """Its `lr`, where the two forms weigh the gradient differently."""
    when: tuple[str, str] | None = None
    """(knob, value): it is the same rule only for that value of a `Choice` knob."""
    needs: str = ""
    """A knob that torch does not take a 0 for."""


@dataclass(frozen=True, slots=True)
class Style:
    """How racers of a rule look unless a person chooses otherwise: Okabe-Ito colour, dash, marker (Plotly's names)."""

    colour: str
    dash: str
    marker: str


@dataclass(frozen=True, slots=True)
class Rule:
    """An update rule; see `engine/optimizers/adam.py` for one."""

    name: str
    order: int
    label: str
    title: Text
    story: Text
    knobs: tuple[Knob, ...]
    lines: tuple[Line, ...]
    style: Style
    differs: Text
    """How other libraries write the same rule."""
    source: str
    state: tuple[State, ...] = ()
    powers: Mapping[str, str] = field(default_factory=dict)
    """Running products: {"beta1_t": "beta1"} makes `beta1_t` equal beta1 to the power t at step t (t from 1)."""
    stability_limit: Callable[[KnobValues, float], float] | None = None
    """(knobs, largest curvature) -> the alpha above which the rule diverges along that direction of a bowl."""
    torch: tuple[Torch, ...] = ()
    """What `torch.optim` calls it, one for each form that it has there."""

    def lines_for(self, knobs: KnobValues) -> tuple[Line, ...]:
        """The lines that hold for these knob values, in order."""
        return tuple(line for line in self.lines if line.when is None or knobs[line.when[0]] == line.when[1])

    def torch_for(self, knobs: KnobValues) -> Torch | None:
        """What is the same rule in `torch.optim` for these knob values; None where there is nothing."""
        forms = (form for form in self.torch if form.when is None or knobs[form.when[0]] == form.when[1])
        return next((form for form in forms if not form.needs or knobs[form.needs] != 0.0), None)


@cache
def rules() -> Registry[Rule]:
    """Every rule, by name, in the order the page shows them."""
    return Registry("descentlab.engine.optimizers", "RULE")

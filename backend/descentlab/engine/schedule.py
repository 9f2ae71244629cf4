"""What a learning-rate schedule is: the rate that update `step` of a run uses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from descentlab.engine.knob import Knob, KnobValues
from descentlab.engine.registry import Registry
from descentlab.engine.text import Text


@dataclass(frozen=True, slots=True)
class Schedule:
    """A learning-rate schedule; see `engine/schedules/inverse_epoch.py` for one."""

    name: str
    order: int
    title: Text
    story: Text
    formula: str
    """For a person, in the letters of the notes: `alpha = alpha0 / (1 + rate*epoch)`."""
    knobs: tuple[Knob, ...]
    rate: Callable[[float, int, int, KnobValues], float]
    """(alpha0, step, epoch, knobs) -> alpha, with step and epoch counted from 1. Pure Python floats, so that every
    kernel, chunk and machine sees the same bits."""
    source: str
    constant: bool = False
    """True where the rate never changes, so that kernels may keep it in a local."""


@cache
def schedules() -> Registry[Schedule]:
    """Every schedule, by name, in the order the page shows them."""
    return Registry("descentlab.engine.schedules", "SCHEDULE")

"""What a lesson is: a short way through scenes; each step has something to do, and conditions that tell it is done.

The page judges conditions on what is on the screen; `tests/session/test_lessons.py` judges the same ones on the
engine's runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from descentlab.engine.registry import Registry
from descentlab.engine.text import Text

Subject = Literal["spec", "own", "step", "end", "value"]
Value = str | float | bool
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so at the moment at which a step counts as done.

    `of` is what is looked at, `path` where in it: the run's `spec` with every default filled in; the scene's `own`
    choices; the playhead's `step` (no path); how a racer's run `end`s (the racer; its kind of ending, once the playhead
    is there); a recorded `value` at the playhead (racer, column, axis). It must equal `equals`, or lie from `at_least`
    to `at_most`.

    Raises:
        ValueError: the path does not fit what is looked at, or nothing is compared.

    """

    of: Subject
    path: Path = ()
    equals: Value | None = None
    at_least: float | None = None
    at_most: float | None = None

    def __post_init__(self) -> None:
        parts = {"step": 0, "end": 1, "value": 3}
        if self.of in parts and len(self.path) != parts[self.of]:
            raise ValueError(f"a condition of {self.of} has a path of {parts[self.of]}, not {self.path}")
        if self.of not in parts and not self.path:
            raise ValueError(f"a condition of {self.of} needs a path")
        ranged = self.at_least is not None or self.at_most is not None
        if ranged == (self.equals is not None):
            raise ValueError("a condition compares either with one value or with a range")


@dataclass(frozen=True, slots=True)
class View:
    """What is put on the screen: what it leaves out stays as it is, or is as the scene opens."""

    spec: Mapping[str, Any] | None = None
    """A run spec as a person would write it."""
    own: Mapping[str, Any] | None = None
    """The scene's own choices."""
    step: int | None = None
    """Where the playhead stands, and waits; left out, it plays from the start."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do in one scene."""

    scene: str
    do: Text
    """What to try."""
    notice: Text
    """What there is to see once it is done."""
    done: tuple[Condition, ...]
    """All of them hold when it is done."""
    solve: View
    """One way of doing it; every condition holds there once the run has come to the step, or to its end."""
    begin: View | None = None
    """What the step opens with; left out, the step goes on from the one before."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson; see `session/lessons/why_minus.py` for one."""

    name: str
    order: int
    section: str
    """Of the notes, as their headings are numbered."""
    title: Text
    aim: Text
    """What is learnt, in a sentence."""
    steps: tuple[Step, ...]


def knob(
    racer: int, name: str, *, equals: Value | None = None, at_least: float | None = None, at_most: float | None = None
) -> Condition:
    """A racer's knob."""
    return Condition("spec", ("racers", racer, "knobs", name), equals, at_least, at_most)


def own(
    name: str, *, equals: Value | None = None, at_least: float | None = None, at_most: float | None = None
) -> Condition:
    """One of the scene's own choices."""
    return Condition("own", (name,), equals, at_least, at_most)


def value(
    racer: int, column: str, axis: int = 0, *, at_least: float | None = None, at_most: float | None = None
) -> Condition:
    """A number that a racer recorded, where the playhead is."""
    return Condition("value", (racer, column, axis), None, at_least, at_most)


def step(at_least: int) -> Condition:
    """The playhead has come to this step."""
    return Condition("step", (), None, at_least)


def ends(racer: int, kind: str) -> Condition:
    """A racer's run has ended in this way, and the playhead has come there."""
    return Condition("end", (racer,), kind)


@cache
def lessons() -> Registry[Lesson]:
    """Every lesson, by name, in the order of the notes."""
    return Registry("descentlab.session.lessons", "LESSON")

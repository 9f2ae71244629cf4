"""One racer: an update rule with its knobs, its schedule and, if it has one, a start of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from descentlab.engine.kernel.program import Update
from descentlab.engine.knob import KnobValues
from descentlab.engine.optimizer import Rule
from descentlab.engine.schedule import Schedule


class Column(NamedTuple):
    """A named group of columns of a run's record: `size` values a row."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Racer:
    """A rule with every knob given (`knobs`), and the schedule of its learning rate with every knob given."""

    rule: Rule
    knobs: KnobValues
    schedule: Schedule
    schedule_knobs: KnobValues = field(default_factory=dict)
    start: tuple[float, ...] | None = None
    """Where it starts, if not where the race does."""
    sign: Literal["minus", "plus"] = "minus"
    """`plus` adds the step instead: the notes' "why minus?"."""
    label: str = ""

    @property
    def update(self) -> Update:
        """The rule's lines for the chosen forms, as the kernels take them."""
        lines = tuple((line.target, line.expression) for line in self.rule.lines_for(self.knobs))
        state = tuple(state.name for state in self.rule.state)
        return Update(tuple(self.numbers), state, tuple(self.rule.powers.items()), lines)

    @property
    def numbers(self) -> Mapping[str, float]:
        """The rule's numeric knobs but alpha, whose value each step comes from the schedule."""
        return {
            knob.name: float(self.knobs[knob.name])  # type: ignore[arg-type]
            for knob in self.rule.knobs
            if knob.kind == "number" and knob.name != "alpha"
        }

    @property
    def decay(self) -> float:
        """The strength of its weight decay; 0 where it has none."""
        return self.numbers.get("l2", self.numbers.get("weight_decay", 0.0))

    @property
    def alpha(self) -> float:
        """The learning rate that the schedule starts from."""
        return float(self.knobs["alpha"])  # type: ignore[arg-type]

    def layout(self, size: int) -> tuple[Column, ...]:
        """The columns that a run of this racer records, in order, for a problem of `size` parameters."""
        update = self.update
        own = [Column("params", size), Column("loss", 1), Column("grad", size), Column("alpha", 1)]
        state = [Column(name, size) for name in update.state]
        powers = [Column(name, 1) for name, _ in update.powers]
        return (*own, *state, *powers, *(Column(name, size) for name in update.targets))

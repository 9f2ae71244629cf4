"""Many runs of one rule at once: over starts, over knobs, or over both."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.stack import Stack
from descentlab.engine.kernel.stepper import Step
from descentlab.engine.noise import noise_columns
from descentlab.engine.outcome import Outcome, Tally
from descentlab.engine.problem import Problem
from descentlab.engine.racer import Racer
from descentlab.engine.runner import Conditions

Array = NDArray[np.float64]

BLOCK = 4096
"""Runs that go together: enough for calls to cost little beside arithmetic, few enough to stay in cache."""

PIECE = 8192
"""Steps, of all runs of a block together, that make a slice: about a millisecond."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """R runs of `racer` from `starts` [n, R], `steps` steps each; `vary` gives rule knobs that differ, [R] each.

    A knob that is not in `vary` has the racer's value. Noise is the same for all runs, as for the racers of a race.
    """

    problem: Problem
    racer: Racer
    starts: Array
    steps: int
    vary: Mapping[str, Array]
    conditions: Conditions = Conditions()  # noqa: RUF009 - frozen

    def finals(self) -> Array:
        """Where every run is after its last step, [n, R]; with the bits of single runs that do not end earlier."""
        return np.concatenate([self._final(block) for block in self._blocks()], axis=1)

    def outcomes(self, within: Array | float = -np.inf) -> Outcome:
        """How every run went, looking at each row; `within`, one or [R], is the loss at which a run has arrived."""
        slices = self.slices(within)
        while True:
            try:
                next(slices)
            except StopIteration as end:
                outcome: Outcome = end.value
                return outcome

    def slices(self, within: Array | float = -np.inf) -> Generator[None, None, Outcome]:
        """The same, computed slice by slice: it yields about every millisecond, and returns the outcome."""
        parts = []
        for block in self._blocks():
            parts.append((yield from self._outcome(block, within)))  # noqa: PERF401 - a comprehension cannot yield
        return Outcome.joined(parts)

    def _blocks(self) -> list[slice]:
        return [slice(first, first + BLOCK) for first in range(0, self.starts.shape[1], BLOCK)]

    def _final(self, block: slice) -> Array:
        stack = self._stack(block, loss=False)
        stack.advance(self.steps, self._columns(block))
        return stack.arrays["W"]

    def _outcome(self, block: slice, within: Array | float) -> Generator[None, None, Outcome]:
        stack = self._stack(block, loss=True)
        tally = Tally(stack, within if isinstance(within, float) else within[block])
        columns = self._columns(block)
        rest = max(1, PIECE // stack.losses.size)
        for step in range(self.steps):
            stack.advance(1, {name: column[step : step + 1] for name, column in columns.items()})
            tally.read(step)
            if (step + 1) % rest == 0:
                yield
        return tally.outcome(self.steps, self.problem)

    def _stack(self, block: slice, *, loss: bool) -> Stack:
        step = Step(
            self.problem.formula,
            self.racer.update,
            self.racer.sign,
            scheduled=not self.racer.schedule.constant,
            noisy=self.conditions.noise != 0.0,
        )
        knobs: dict[str, Any] = {f"s_{name}": value for name, value in self.problem.knobs.items()}
        knobs |= {f"r_{name}": self._knob(name, value, block) for name, value in self.racer.numbers.items()}
        if not step.scheduled:
            knobs["alpha"] = self._rates(self._knob("alpha", self.racer.alpha, block), 1)
        return Stack(step, self.starts[:, block], knobs, loss=loss)

    def _knob(self, name: str, value: float, block: slice) -> Any:
        return self.vary[name][block] if name in self.vary else value

    def _columns(self, block: slice) -> dict[str, Sequence[Any]]:
        """What is written before each step: alpha where it changes, noise where there is some."""
        columns: dict[str, Sequence[Any]] = {}
        if not self.racer.schedule.constant:
            alpha = self._knob("alpha", self.racer.alpha, block)
            columns["alpha"] = [self._rates(alpha, step) for step in range(1, self.steps + 1)]
        if self.conditions.noise != 0.0:
            size = self.problem.size
            noise = noise_columns(self.conditions.seed, size, 1, self.steps, self.conditions.noise)
            columns |= {f"e_{i}": noise[i].tolist() for i in range(size)}
        return columns

    def _rates(self, alpha: Any, step: int) -> Any:
        """The rate of one step for every first rate; a schedule is asked once for each that differs."""
        schedule, epoch = self.racer.schedule, (step - 1) // self.conditions.steps_per_epoch + 1
        firsts, where = np.unique(np.asarray(alpha, dtype=np.float64), return_inverse=True)
        rates = [schedule.rate(first, step, epoch, self.racer.schedule_knobs) for first in firsts.tolist()]
        return np.array(rates)[where].reshape(np.shape(alpha))

"""Running one racer: advance by some rows, and compute every column of those rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.columns import line_results
from descentlab.engine.kernel.stepper import Given, Step, advance
from descentlab.engine.noise import noise_columns
from descentlab.engine.problem import Problem
from descentlab.engine.racer import Racer
from descentlab.engine.surface import Point

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What every racer of a race shares: the seed and spread of the gradient noise, and the steps of an epoch."""

    seed: int = 0
    noise: float = 0.0
    steps_per_epoch: int = 10


@dataclass(frozen=True, slots=True)
class Position:
    """Everything that the rest of a run depends on: what is carried from row `step` to the next."""

    step: int
    carried: tuple[float, ...]
    """Parameters, then each state array."""
    powers: tuple[float, ...]


class Runner:
    """One racer on its way; set `position` to go on from any recorded row with the same bits."""

    def __init__(self, problem: Problem, racer: Racer, start: Point, conditions: Conditions) -> None:
        self.problem = problem
        self.racer = racer
        self.conditions = conditions
        self.update = racer.update
        self.layout = racer.layout(problem.size)
        self.code = Step(problem.formula, self.update, racer.sign, not racer.schedule.constant, conditions.noise != 0.0)
        carried = tuple(float(value) for value in start) + (0.0,) * (problem.size * len(self.update.state))
        self.position = Position(0, carried, (1.0,) * len(self.update.powers))

    def rows_after(self, steps: int) -> Array:
        """Take `steps` steps; returns the rows from the present one to the last, [columns, steps + 1].

        The first row's alpha and line results are NaN: they belong to the step that led to it.
        """
        at = self.position
        alpha, powers, noise = self._rates(steps), self._powers(steps), self._noise(steps)
        record = self._record(steps, alpha, powers, noise)
        self.position = Position(
            at.step + steps, tuple(record[:, -1].tolist()), tuple(power[-1].item() for power in powers.values())
        )
        return self._columns(record, alpha, powers, noise)

    def _record(self, steps: int, alpha: Array, powers: dict[str, Array], noise: Array) -> Array:
        """What is carried, from the present row to the last, [carried, steps + 1]."""
        at = list(self.position.carried)
        record = np.empty((len(at), steps + 1))
        record[:, 0] = at
        if steps:
            columns = {f"p_{name}": column[1:] for name, column in powers.items()}
            columns |= {"alpha": alpha[1:]} if self.code.scheduled else {}
            columns |= {f"e_{i}": noise[i, :-1] for i in range(self.problem.size)} if self.code.noisy else {}
            record[:, 1:] = advance(self.code, at, Given(self._knobs(), columns), steps).T
        return record

    def _knobs(self) -> dict[str, float]:
        rate = (
            {}
            if self.code.scheduled
            else {"alpha": self.racer.schedule.rate(self.racer.alpha, 1, 1, self.racer.schedule_knobs)}
        )
        surface = {f"s_{name}": float(value) for name, value in self.problem.knobs.items()}
        return surface | {f"r_{name}": value for name, value in self.racer.numbers.items()} | rate

    def _rates(self, steps: int) -> Array:
        """Alpha of every row; NaN in the first."""
        racer, first, size = self.racer, self.position.step + 1, self.conditions.steps_per_epoch
        out = np.full(steps + 1, np.nan)
        if racer.schedule.constant:
            out[1:] = racer.schedule.rate(racer.alpha, 1, 1, racer.schedule_knobs)
        else:
            rate, knobs = racer.schedule.rate, racer.schedule_knobs
            out[1:] = [rate(racer.alpha, step, (step - 1) // size + 1, knobs) for step in range(first, first + steps)]
        return out

    def _powers(self, steps: int) -> dict[str, Array]:
        """Every power's running product, continued from the present row's."""
        out = {}
        for (name, knob), value in zip(self.update.powers, self.position.powers, strict=True):
            factors = np.full(steps + 1, self.racer.numbers[knob])
            factors[0] = value
            out[name] = np.multiply.accumulate(factors)
        return out

    def _noise(self, steps: int) -> Array:
        """The noise in the gradient of every row: that of the update that follows it."""
        shared = self.conditions
        return noise_columns(shared.seed, self.problem.size, self.position.step + 1, steps + 1, shared.noise)

    def _columns(self, record: Array, alpha: Array, powers: dict[str, Array], noise: Array) -> Array:
        size, rows = self.problem.size, record.shape[1]
        block = np.empty((sum(column.size for column in self.layout), rows))
        block[:size] = record[:size]
        block[size : 2 * size + 1] = self.problem.evaluate(record[:size])
        if self.code.noisy:
            block[size + 1 : 2 * size + 1] += noise
        block[2 * size + 1] = alpha
        rest = block[2 * size + 2 :]
        states = len(record) - size
        rest[:states] = record[size:]
        for row, power in zip(rest[states:], powers.values(), strict=False):
            row[:] = power
        self._lines(rest[states + len(powers) :], block, powers)
        return block

    def _lines(self, out: Array, block: Array, powers: dict[str, Array]) -> None:
        """The results of the rule's lines into `out`, from the columns that are already in the block."""
        size = self.problem.size
        out[:, 0] = np.nan
        arrays = {"W": block[:size, :-1], "g": block[size + 1 : 2 * size + 1, :-1], "alpha": block[2 * size + 1, 1:]}
        arrays |= {name: power[1:] for name, power in powers.items()}
        for i, state in enumerate(self.update.state):
            column = block[2 * size + 2 + i * size :][:size]
            arrays |= {state: column[:, 1:], f"{state}_before": column[:, :-1]}
        for i, result in enumerate(line_results(self.update, arrays | dict(self.racer.numbers))):
            out[i * size : (i + 1) * size, 1:] = result

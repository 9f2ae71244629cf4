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
        update, size = racer.update, problem.size
        constant, noisy = racer.schedule.constant, conditions.noise != 0.0
        self.problem, self.racer, self.conditions, self.update = problem, racer, conditions, update
        self.step = Step(problem.formula, update, racer.sign, scheduled=not constant, noisy=noisy)
        carried = tuple(float(value) for value in start) + (0.0,) * (size * len(update.state))
        self.position = Position(0, carried, (1.0,) * len(update.powers))
        self._width = sum(column.size for column in racer.layout(size))
        self._numbers = racer.numbers
        self._knobs = {f"s_{name}": float(value) for name, value in problem.knobs.items()}
        self._knobs |= {f"r_{name}": value for name, value in racer.numbers.items()}
        if constant:
            self._knobs["alpha"] = self._rate(1)
        self._line_results = line_results(update)

    def rows_after(self, steps: int) -> Array:
        """Take `steps` steps; returns the rows from the present one to the last, [columns, steps + 1].

        The first row's alpha and line results are NaN: they belong to the step that led to it.
        """
        block = np.empty((self._width, steps + 1))
        size, states = self.problem.size, len(self.position.carried)
        powers = block[size + 2 + states : size + 2 + states + len(self.position.powers)]
        alpha = block[2 * size + 1]
        with np.errstate(all="ignore"):
            self._write_alpha(alpha)
            self._write_powers(powers)
            self._write_record(block, alpha, powers)
            self._write_lines(block, alpha, powers)
        carried = [*block[:size, -1].tolist(), *block[2 * size + 2 : size + 2 + states, -1].tolist()]
        self.position = Position(self.position.step + steps, tuple(carried), tuple(powers[:, -1].tolist()))
        return block

    def _rate(self, step: int) -> float:
        racer, epoch = self.racer, (step - 1) // self.conditions.steps_per_epoch + 1
        return racer.schedule.rate(racer.alpha, step, epoch, racer.schedule_knobs)

    def _write_alpha(self, alpha: Array) -> None:
        alpha[0] = np.nan
        first, steps = self.position.step + 1, len(alpha) - 1
        alpha[1:] = [self._rate(step) for step in range(first, first + steps)] if self.step.scheduled else self._rate(1)

    def _write_powers(self, powers: Array) -> None:
        """Every power's running product, continued from the present row's."""
        for row, (_, knob), value in zip(powers, self.update.powers, self.position.powers, strict=True):
            row[:] = self._numbers[knob]
            row[0] = value
            np.multiply.accumulate(row, out=row)

    def _write_record(self, block: Array, alpha: Array, powers: Array) -> None:
        """Parameters, loss, gradient and state of every row; a row's noise is that of the update that follows it."""
        size, steps, at = self.problem.size, block.shape[1] - 1, list(self.position.carried)
        columns = {f"p_{name}": row[1:] for (name, _), row in zip(self.update.powers, powers, strict=True)}
        if self.step.scheduled:
            columns["alpha"] = alpha[1:]
        noise = self._noise(steps + 1)
        columns |= {f"e_{i}": row[:-1] for i, row in enumerate(noise)}
        params, state = block[:size], block[2 * size + 2 : size + 2 + len(at)]
        params[:, 0], state[:, 0] = at[:size], at[size:]
        if steps:
            record = advance(self.step, at, Given(self._knobs, columns), steps)
            params[:, 1:], state[:, 1:] = record[:, :size].T, record[:, size:].T
        self.problem.evaluate(params, block[size : 2 * size + 1])
        if self.step.noisy:
            block[size + 1 : 2 * size + 1] += noise

    def _noise(self, rows: int) -> Array:
        shared, size = self.conditions, self.problem.size
        if not self.step.noisy:
            return np.empty((0, rows))
        return noise_columns(shared.seed, size, self.position.step + 1, rows, shared.noise)

    def _write_lines(self, block: Array, alpha: Array, powers: Array) -> None:
        """The results of the rule's lines, from the columns that are already in the block."""
        size = self.problem.size
        given = {"W": block[:size, :-1], "g": block[size + 1 : 2 * size + 1, :-1], "alpha": alpha[1:]}
        for (name, _), row in zip(self.update.powers, powers, strict=True):
            given[name] = row[1:]
        for i, name in enumerate(self.update.state):
            state = block[(i + 2) * size + 2 : (i + 3) * size + 2]
            given[name], given[f"{name}_before"] = state[:, 1:], state[:, :-1]
        out = block[(len(self.update.state) + 2) * size + 2 + len(powers) :]
        out[:, 0] = np.nan
        for i, result in enumerate(self._line_results(**given, **self._numbers)):
            out[i * size : (i + 1) * size, 1:] = result

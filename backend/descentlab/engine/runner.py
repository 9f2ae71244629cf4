"""Running one racer: advance by some rows, and compute every column of those rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.bulk import Places, filling
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
        update, constant = racer.update, racer.schedule.constant
        self.problem, self.racer, self.conditions = problem, racer, conditions
        self.step = Step(problem.formula, update, racer.sign, scheduled=not constant, noisy=conditions.noise != 0.0)
        carried = tuple(float(value) for value in start) + (0.0,) * (problem.size * len(update.state))
        self.position = Position(0, carried, (1.0,) * len(update.powers))
        self._places = Places.of(self.step)
        self._factors = [racer.numbers[knob] for _, knob in update.powers]
        self._knobs = {f"s_{name}": float(value) for name, value in problem.knobs.items()}
        self._knobs |= {f"r_{name}": value for name, value in racer.numbers.items()}
        if constant:
            self._knobs["alpha"] = self._rate(1)
        self._fill = filling(self.step)

    def rows_after(self, steps: int) -> Array:
        """Take `steps` steps; returns the rows from the present one to the last, [columns, steps + 1].

        The first row's alpha and line results are NaN: they belong to the step that led to it.
        """
        places = self._places
        block = np.empty((places.width, steps + 1))
        alpha, powers = block[places.alpha], block[places.first_power : places.first_line]
        noise = self._noise(steps + 1)
        with np.errstate(all="ignore"):
            self._write_alpha(alpha)
            self._write_powers(powers)
            last = self._write_record(block, self._columns(alpha, powers, noise), steps)
            self._fill(block, noise, **self._knobs)
        self.position = Position(self.position.step + steps, last, tuple(powers[:, -1].tolist()))
        return block

    def _rate(self, step: int) -> float:
        racer, epoch = self.racer, (step - 1) // self.conditions.steps_per_epoch + 1
        return racer.schedule.rate(racer.alpha, step, epoch, racer.schedule_knobs)

    def _write_alpha(self, alpha: Array) -> None:
        first, steps = self.position.step + 1, len(alpha) - 1
        scheduled = self.step.scheduled
        alpha[1:] = [self._rate(step) for step in range(first, first + steps)] if scheduled else self._knobs["alpha"]
        alpha[0] = np.nan

    def _write_powers(self, powers: Array) -> None:
        """Every power's running product, continued from the present row's."""
        for row, factor, value in zip(powers, self._factors, self.position.powers, strict=True):
            row[:] = factor
            row[0] = value
            np.multiply.accumulate(row, out=row)

    def _noise(self, rows: int) -> Array:
        """The noise in the gradient of every row: that of the update that follows it."""
        shared, size = self.conditions, self.problem.size
        if not self.step.noisy:
            return np.empty((0, rows))
        return noise_columns(shared.seed, size, self.position.step + 1, rows, shared.noise)

    def _columns(self, alpha: Array, powers: Array, noise: Array) -> dict[str, Array]:
        """What the loop is given for every step, by local name."""
        columns = {f"p_{name}": row[1:] for (name, _), row in zip(self.step.update.powers, powers, strict=True)}
        columns |= {f"e_{i}": row[:-1] for i, row in enumerate(noise)}
        return columns | {"alpha": alpha[1:]} if self.step.scheduled else columns

    def _write_record(self, block: Array, columns: dict[str, Array], steps: int) -> tuple[float, ...]:
        """Parameters and state of every row; returns what is carried on from the last."""
        places, at = self._places, self.position.carried
        params, state = block[: places.size], block[places.first_state : places.first_power]
        params[:, 0], state[:, 0] = at[: places.size], at[places.size :]
        if not steps:
            return at
        record = advance(self.step, list(at), Given(self._knobs, columns), steps)
        params[:, 1:], state[:, 1:] = record[:, : places.size].T, record[:, places.size :].T
        return tuple(record[-1].tolist())

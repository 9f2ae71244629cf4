"""What is remembered of a run while its rows come: where it began, how low and how high it was, and its tail."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.problem import Problem
from descentlab.engine.racer import Racer
from descentlab.engine.surface import Point
from descentlab.engine.tail import Tail

Array = NDArray[np.float64]

WITHIN = 1e-6
"""A run has reached the lowest known minimum when it is above it by at most this share of what it was at first."""

ROUNDING = 1e-15
"""However near the start was, this much above the minimum, per unit of its loss (at least 1), counts as reached:
rounding allows no less."""


def reach(start: Array | float, floor: float) -> Array:
    """The loss at or below which a run counts as having reached the lowest known minimum, by the loss of its start."""
    return floor + np.maximum(WITHIN * (np.asarray(start) - floor), ROUNDING * max(1.0, abs(floor)))


class Progress:
    """Running facts about a run's finite rows, in bounded memory and the same whatever the chunks they came in."""

    def __init__(self, problem: Problem) -> None:
        minima = problem.landmarks.minima
        self.floor: float | None = problem.loss_at(minima[0]) if minima else None
        """The loss of the lowest known minimum."""
        self.tail = Tail(problem.size)
        self.start = np.nan
        """The loss of row 0."""
        self.lowest = np.inf
        self.highest = -np.inf
        self.lowest_row = 0
        """The first row of the lowest loss, and where it was."""
        self.lowest_point: Point = ()
        self.touched: int | None = None
        """The first row that was within tolerance of the floor."""
        self.stays_since: int | None = None
        """The first row from which on every row was."""
        self._reach = -np.inf

    def read(self, params: Array, loss: Array, first: int) -> None:
        """Take finite rows: params [n, rows], loss [rows], `first` being the number of the first."""
        if not loss.size:
            return
        if first == 0:
            self._begin(float(loss[0]))
        self._extremes(params, loss, first)
        if self.floor is not None:
            self._arrivals(loss, first)
        self.tail.extend(params, loss)

    @property
    def range(self) -> float:
        """From the lowest loss to the highest."""
        return self.highest - self.lowest

    def _begin(self, start: float) -> None:
        self.start = start
        if self.floor is not None:
            self._reach = float(reach(start, self.floor))

    def _extremes(self, params: Array, loss: Array, first: int) -> None:
        row = int(loss.argmin())
        if loss[row] < self.lowest:
            self.lowest, self.lowest_row = float(loss[row]), first + row
            self.lowest_point = tuple(params[:, row].tolist())
        self.highest = max(self.highest, float(loss.max()))

    def _arrivals(self, loss: Array, first: int) -> None:
        if self.touched is None and self.lowest <= self._reach:
            self.touched = first + int((loss <= self._reach).argmax())
        above = loss[::-1] > self._reach
        rows_since = int(above.argmax())
        if rows_since or above[0]:
            self.stays_since = None if above[0] else first + len(loss) - rows_since
        elif self.stays_since is None:
            self.stays_since = first


@dataclass(frozen=True, slots=True)
class Run:
    """What a verdict is passed on: a racer's run up to its row `last`, whose update used the rate `alpha`."""

    problem: Problem
    racer: Racer
    progress: Progress
    steps: int
    last: int
    alpha: float
    undefined: bool = False
    """Whether it stopped where the loss has no value (NaN), without having gone far."""

"""How many runs at once went: read row by row, without keeping the rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.stack import Stack
from descentlab.engine.problem import Problem
from descentlab.engine.surface import Point

Array = NDArray[np.float64]
Steps = NDArray[np.int64]

NEVER = -1
"""The step of what did not happen."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """R runs in numbers; a run ends with its first non-finite row, as a racer does."""

    loss: Array
    """Of each run's last row, [R]; inf or NaN where it diverged."""
    best: Array
    """The lowest loss of any row, [R]."""
    reached: Steps
    """The first step whose loss is at or below the wanted one, or `NEVER`, [R]."""
    diverged: Steps
    """The step of the first non-finite row, or `NEVER`, [R]."""
    last: Array
    """Where each run is after its last step, [n, R]; without meaning where it diverged."""

    @classmethod
    def joined(cls, parts: "Sequence[Outcome]") -> "Outcome":
        """The outcomes of several groups of runs as one."""
        columns = ("loss", "best", "reached", "diverged", "last")
        return cls(*(np.concatenate([getattr(part, column) for part in parts], axis=-1) for column in columns))

    def minimum(self, minima: Sequence[Point], near: float) -> Steps:
        """Which of the minima each run ended in: the index of the nearest one within the distance, or `NEVER`, [R]."""
        if not minima:
            return np.full(self.loss.shape, NEVER)
        apart = np.stack([np.linalg.norm(self.last - np.array(point)[:, None], axis=0) for point in minima])
        nearest = apart.argmin(axis=0)
        arrived = (self.diverged == NEVER) & (apart.min(axis=0) <= near)
        return np.where(arrived, nearest, NEVER)


class Tally:
    """Reads the rows of a stack as they pass; `within` is the loss at or below which a run has arrived, one or [R]."""

    def __init__(self, stack: Stack, within: Array | float) -> None:
        runs = stack.losses.shape
        self._stack = stack
        self._within = within
        self._running = np.ones(runs, dtype=bool)
        self._carried_finite = _finite(*stack.arrays.values())
        self._loss = np.full(runs, np.nan)
        self._best = np.full(runs, np.inf)
        self._reached = np.full(runs, NEVER)
        self._diverged = np.full(runs, NEVER)

    def read(self, row: int) -> None:
        """Read the row that the stack's latest step started from."""
        self._row(row, self._stack.losses, self._stack.gradients)
        self._carried_finite = _finite(*self._stack.arrays.values())

    def outcome(self, row: int, problem: Problem) -> Outcome:
        """Read the last row, where the stack is now, and sum up."""
        loss, *gradient = problem.evaluate(self._stack.arrays["W"])
        self._row(row, loss, np.array(gradient))
        return Outcome(self._loss, self._best, self._reached, self._diverged, self._stack.arrays["W"])

    def _row(self, row: int, loss: Array, gradient: Array) -> None:
        self._loss[self._running] = loss[self._running]
        finite = self._carried_finite & _finite(loss[None], gradient)
        self._diverged[self._running & ~finite] = row
        self._running &= finite
        np.fmin(self._best, loss, out=self._best, where=self._running)
        self._reached[self._running & (loss <= self._within) & (self._reached == NEVER)] = row


def _finite(*stacks: Array) -> NDArray[np.bool_]:
    """Which runs hold no inf and no NaN, [R]."""
    finite: NDArray[np.bool_] = np.logical_and.reduce([np.isfinite(stack).all(axis=0) for stack in stacks])
    return finite

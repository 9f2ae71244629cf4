"""The race: one problem, any number of racers, chunk after chunk of their trajectories.

Deterministic: the same arguments give the same bits, whatever the chunks. Divergence is data: a racer whose row holds
an inf or a NaN ends with that row, and the others go on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.ending import End, EndWatcher
from descentlab.engine.problem import Problem
from descentlab.engine.racer import Column, Racer
from descentlab.engine.runner import Conditions, Runner
from descentlab.engine.surface import Point

__all__ = ["Chunk", "Column", "Race", "Racer"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chunk:
    """The rows `first ..` of every racer."""

    first: int
    blocks: tuple[Array, ...]
    """Per racer float64, C-contiguous, [sum of the layout's sizes, rows]: one row of a block is one column over steps.

    A racer that has ended has fewer rows, or none.
    """
    ended: tuple[int, ...]
    """The racers whose last row is in this chunk."""


def views(block: Array, layout: Sequence[Column]) -> dict[str, Array]:
    """A block's columns by name, each [size, rows], without copying."""
    out, top = {}, 0
    for name, size in layout:
        out[name] = block[top : top + size]
        top += size
    return out


class Race:
    """Racers on one problem, `steps` steps each; rows 0 (the start) to `steps`.

    `seed` and `noise` add `noise * N(0, 1)` to every gradient, the same for all racers; an epoch is `steps_per_epoch`
    steps; a racer whose loss is at or below `target` ends there.
    """

    def __init__(
        self,
        problem: Problem,
        racers: Sequence[Racer],
        start: Point,
        steps: int,
        *,
        seed: int = 0,
        noise: float = 0.0,
        steps_per_epoch: int = 10,
        target: float | None = None,
    ) -> None:
        self.problem = problem
        self.racers = tuple(racers)
        self.start = start
        self.steps = steps
        self.target = target
        self.conditions = Conditions(seed, noise, steps_per_epoch)
        self.layout = tuple(racer.layout(problem.size) for racer in self.racers)
        self._begin()

    def _begin(self) -> None:
        self.next = 0
        """The first row that is not yet computed."""
        self._last: dict[int, int] = {}
        """The last row of every racer that has ended."""
        self._ends: dict[int, End] = {}
        self._runners = [
            Runner(self.problem, racer, racer.start or self.start, self.conditions) for racer in self.racers
        ]
        self._watchers = [EndWatcher(self.problem, racer, self.steps, self.target) for racer in self.racers]

    @property
    def done(self) -> bool:
        """True once every racer has ended."""
        return len(self._last) == len(self.racers)

    @property
    def ends(self) -> tuple[End | None, ...]:
        """How each racer ended; None while it still runs."""
        return tuple(self._end(i) if i in self._last else None for i in range(len(self.racers)))

    def _end(self, i: int) -> End:
        """Found when it is asked for: the rows that it is found from can be on their way before."""
        if i not in self._ends:
            self._ends[i] = self._watchers[i].end(self._last[i])
        return self._ends[i]

    heavy = False
    """A row of every racer takes microseconds."""

    def advance(self, rows: int) -> Chunk:
        """The next rows, at most `rows` of them and at most to the last step."""
        first = self.next
        self.next = min(first + rows, self.steps + 1)
        before = set(self._last)
        blocks = tuple(self._block(i, first, self.next - first) for i in range(len(self.racers)))
        return Chunk(first, blocks, tuple(sorted(set(self._last) - before)))

    def resume_at(self, step: int) -> None:
        """Make `step` the next row of `advance`, as if all rows before it had been read."""
        if step < self.next:
            self._begin()
        while self.next < step and not self.done:
            self.advance(min(4096, step - self.next))
        self.next = step

    def _block(self, i: int, first: int, rows: int) -> Array:
        if i in self._last or rows < 1:
            return np.empty((sum(column.size for column in self.layout[i]), 0))
        fresh = 1 if first == 0 else 0
        block = np.ascontiguousarray(self._runners[i].rows_after(rows - fresh)[:, 1 - fresh :])
        return self._watched(i, first, block)

    def _watched(self, i: int, first: int, block: Array) -> Array:
        """The block up to where its racer ends."""
        named: Mapping[str, Array] = views(block, self.layout[i])
        stop = self._watchers[i].feed(named, first)
        last = first + block.shape[1] - 1 if stop is None else stop
        if stop is not None or last == self.steps:
            self._last[i] = last
        return block if stop is None else np.ascontiguousarray(block[:, : stop - first + 1])

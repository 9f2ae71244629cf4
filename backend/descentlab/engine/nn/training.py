"""Networks trained side by side: the race's face (`layout`, `advance`, `done`, `ends`) over mini-batches.

Deterministic: the same arguments give the same bits, whatever the chunks. Divergence is data: a trainee whose row holds
an inf or a NaN ends with that row, and the others go on.
"""

from collections.abc import Sequence

import numpy as np

from descentlab.engine.data.order import Index, batches
from descentlab.engine.data.task import Task
from descentlab.engine.ending import End
from descentlab.engine.nn.columns import layout_of
from descentlab.engine.nn.course import Course
from descentlab.engine.nn.feed import Feed
from descentlab.engine.nn.lane import Lane
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.stack import Stack
from descentlab.engine.nn.tape import Array
from descentlab.engine.nn.trainee import Trainee, together
from descentlab.engine.race import Chunk

MOST_ROWS = 1_000
"""Rows that a training records unless told otherwise."""
MOST_NUMBERS = 4_000_000
"""Parameters in all rows of all trainees that it records unless told otherwise."""


def proposed_stride(steps: int, numbers: int) -> int:
    """The least of 1, 2, 5, 10, .. updates between rows that keeps a record of `numbers` parameters a row in bounds."""
    rows = max(1, min(MOST_ROWS, MOST_NUMBERS // numbers))
    stride, factors = 1, (2.0, 2.5, 2.0)
    for turn in range(100):
        if steps <= stride * rows:
            break
        stride = int(stride * factors[turn % 3])
    return stride


class Training:
    """Networks trained on one task, `steps` updates each; a row is recorded every `stride` updates and after the last.

    Trainees that share a shape and a batch size go through every update in one stack.
    """

    def __init__(
        self,
        task: Task,
        trainees: Sequence[Trainee],
        steps: int,
        *,
        seed: int = 0,
        stride: int | None = None,
        target: float | None = None,
    ) -> None:
        self.task = task
        self.trainees = tuple(trainees)
        self.steps = steps
        self.seed = seed
        self.target = target
        self.stride = stride or proposed_stride(steps, sum(Layout(trainee.network).size for trainee in trainees))
        self.rows = 1 + -(-steps // self.stride)
        """Rows of the whole record: the start, then one every `stride` updates."""
        self.layout = tuple(layout_of(trainee.network, task.classes) for trainee in self.trainees)
        self._begin()

    def _begin(self) -> None:
        self.next = 0
        """The first row that is not yet computed."""
        self._lanes: dict[int, Lane] = {}
        self._courses = [self._course(members) for members in self._groups()]

    def _groups(self) -> list[list[int]]:
        groups: dict[object, list[int]] = {}
        for index, trainee in enumerate(self.trainees):
            groups.setdefault(together(trainee, len(self.task.train.label)) or index, []).append(index)
        return list(groups.values())

    def _course(self, members: Sequence[int]) -> Course:
        course = Course(lambda: self._stack([self.trainees[index] for index in members]))
        for index, member in enumerate(members):
            self._lanes[member] = Lane(self.task, course, course.stack.places[index], self.stride, self.target)
        return course

    def _stack(self, trainees: Sequence[Trainee]) -> Stack:
        train, first = self.task.train, trainees[0]
        targets = self.task.targets(train, first.network.loss).T
        feed = Feed(
            train.x.T, targets, first.batch, self.seed, bias=Layout(first.network).biased[0], nets=len(trainees)
        )
        return Stack(trainees, feed, self.seed)

    @property
    def done(self) -> bool:
        """True once every trainee has ended."""
        return all(lane.end is not None for lane in self._lanes.values())

    @property
    def ends(self) -> tuple[End | None, ...]:
        """How each trainee ended; None while it still trains."""
        return tuple(self._lanes[index].end for index in range(len(self.trainees)))

    def step_of(self, row: int) -> int:
        """How many updates come before a row."""
        return min(row * self.stride, self.steps)

    def advance(self, rows: int) -> Chunk:
        """The next rows, at most `rows` of them and at most to the last."""
        first = self.next
        before = self._ended()
        pieces: dict[int, list[Array]] = {index: [] for index in self._lanes}
        stop = min(first + rows, self.rows)
        together = min(lane.together for lane in self._lanes.values())
        with np.errstate(all="ignore"):
            for start in range(first, stop, together):
                self._piece(range(start, min(start + together, stop)), pieces)
        self.next = stop
        blocks = tuple(self._joined(index, pieces[index]) for index in range(len(self.trainees)))
        return Chunk(first, blocks, tuple(sorted(self._ended() - before)))

    def _ended(self) -> set[int]:
        return {index for index, lane in self._lanes.items() if lane.end is not None}

    def _piece(self, rows: range, pieces: dict[int, list[Array]]) -> None:
        lanes = {index: lane for index, lane in self._lanes.items() if lane.end is None}
        steps = [self.step_of(row) for row in rows]
        for course in self._courses:
            mine = [lane for lane in lanes.values() if lane.course is course]
            for row, step in enumerate(steps if mine else ()):
                course.advance_to(step)
                for lane in mine:
                    lane.see(row)
        for index, lane in lanes.items():
            pieces[index].append(lane.block(steps))
            if rows.stop == self.rows:
                lane.finish(self.steps)

    def _joined(self, index: int, pieces: Sequence[Array]) -> Array:
        empty = np.empty((sum(column.size for column in self.layout[index]), 0))
        return np.ascontiguousarray(np.concatenate([empty, *pieces], axis=1))

    def resume_at(self, row: int) -> None:
        """Make `row` the next row of `advance`, as if all rows before it had been read."""
        if row < self.next:
            self._begin()
        while self.next < row and not self.done:
            self.advance(min(256, row - self.next))
        self.next = row

    def at(self, index: int, step: int) -> tuple[Stack, int]:
        """The stack of a trainee as it was after `step` updates, and its row there; it stays so until the next call.

        Raises ValueError for a step that the training has not come to.
        """
        lane = self._lanes[index]
        if not 0 <= step <= lane.course.stack.step:
            raise ValueError(f"the training has made {lane.course.stack.step} updates; there is no update {step}")
        with np.errstate(all="ignore"):
            return lane.course.at(step), lane.place

    def batches(self, index: int, epoch: int) -> list[Index]:
        """The training samples of each batch of an epoch (from 1)."""
        samples = len(self.task.train.label)
        return batches(samples, min(self.trainees[index].batch, samples), self.seed, epoch)

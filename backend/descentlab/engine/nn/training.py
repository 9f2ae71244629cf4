"""Networks trained side by side: the race's face (`layout`, `advance`, `done`, `ends`) over mini-batches.

Deterministic: the same arguments give the same bits, whatever the chunks. Divergence is data: a trainee whose row holds
an inf or a NaN ends with that row, and the others go on.
"""

from collections.abc import Sequence
from functools import partial
from math import ceil, inf

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

HEAVY = 4_000.0
"""Microseconds, about, beyond which the least piece of work is said to be heavy."""


def proposed_stride(steps: int, numbers: int) -> int:
    """The least of 1, 2, 5, 10, .. updates between rows that keeps a record of `numbers` parameters a row in bounds."""
    rows = max(1, min(MOST_ROWS, MOST_NUMBERS // numbers))
    stride, factors = 1, (2.0, 2.5, 2.0)
    for turn in range(100):
        if steps <= stride * rows:
            break
        stride = int(stride * factors[turn % 3])
    return stride


def rows_of(steps: int, stride: int) -> int:
    """Rows of a record: the start, then one every `stride` updates and one after the last."""
    return 1 + -(-steps // stride)


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
        pause_after: float = inf,
    ) -> None:
        self.task = task
        self.trainees = tuple(trainees)
        self.steps = steps
        self.seed = seed
        self.target = target
        self.pause_after = pause_after
        """Microseconds, about, after which `advance` comes back with what it has."""
        self.stride = stride or proposed_stride(steps, sum(Layout(trainee.network).size for trainee in trainees))
        self.rows = rows_of(steps, self.stride)
        """Rows of the whole record."""
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
        # It holds the task and not this training, which holds it: as a ring they would wait for the garbage collector.
        course = Course(partial(_stacked, self.task, [self.trainees[index] for index in members], self.seed))
        for index, member in enumerate(members):
            self._lanes[member] = Lane(self.task, course, course.stack.places[index], self.stride, self.target)
        return course

    @property
    def done(self) -> bool:
        """True once every trainee has ended."""
        return all(lane.end is not None for lane in self._lanes.values())

    @property
    def ends(self) -> tuple[End | None, ...]:
        """How each trainee ended; None while it still trains."""
        return tuple(self._lanes[index].end for index in range(len(self.trainees)))

    @property
    def heavy(self) -> bool:
        """Whether one update of every trainee and one row take longer than about four milliseconds."""
        courses = {id(lane.course): lane.course for lane in self._lanes.values()}
        least = sum(lane.effort for lane in self._lanes.values()) + sum(course.effort for course in courses.values())
        return bool(least > HEAVY)

    def step_of(self, row: int) -> int:
        """How many updates come before a row."""
        return min(row * self.stride, self.steps)

    def advance(self, rows: int) -> Chunk:
        """The next rows, at most `rows` of them, at most to the last, and at most what `pause_after` allows.

        A pause may come between two rows: then there are fewer rows, or none, and the next call goes on from there.
        """
        first = self.next
        before = self._ended()
        pieces: dict[int, list[Array]] = {index: [] for index in self._lanes}
        stop = min(first + rows, self.rows)
        together = min(lane.together for lane in self._lanes.values())
        self._left = self.pause_after
        with np.errstate(all="ignore"):
            while self.next < stop and self._left > 0 and not self.done:
                self.next += self._piece(range(self.next, min(self.next + together, stop)), pieces)
        blocks = tuple(self._joined(index, pieces[index]) for index in range(len(self.trainees)))
        return Chunk(first, blocks, tuple(sorted(self._ended() - before)))

    def _ended(self) -> set[int]:
        return {index for index, lane in self._lanes.items() if lane.end is not None}

    def _piece(self, rows: range, pieces: dict[int, list[Array]]) -> int:
        """Up to as many rows as may be judged together; returns how many."""
        lanes = {index: lane for index, lane in self._lanes.items() if lane.end is None}
        courses = list({id(lane.course): lane.course for lane in lanes.values()}.values())
        steps: list[int] = []
        for row in rows:
            step = self.step_of(row)
            reached = [self._reach(course, step) for course in courses]
            if not all(reached):
                break
            for lane in lanes.values():
                lane.see(len(steps))
                self._left -= lane.effort
            steps.append(step)
        for index, lane in lanes.items() if steps else ():
            pieces[index].append(lane.block(steps))
            if steps[-1] == self.steps:
                lane.finish(self.steps)
        return len(steps)

    def _reach(self, course: Course, step: int) -> bool:
        """Go on towards a step as far as is allowed before the next pause; whether it was reached."""
        left, wanted = self._left, step - course.stack.step
        made = wanted if left == inf else min(wanted, max(0, ceil(left / course.effort)))
        course.advance_to(course.stack.step + made)
        self._left -= made * course.effort
        return made == wanted

    def _joined(self, index: int, pieces: Sequence[Array]) -> Array:
        empty = np.empty((sum(column.size for column in self.layout[index]), 0))
        return np.ascontiguousarray(np.concatenate([empty, *pieces], axis=1))

    def resume_at(self, row: int) -> None:
        """Make `row` the next row of `advance`, as if all rows before it had been read."""
        if row < self.next:
            self._begin()
        while self.next < row and not self.done:
            self.advance(row - self.next)
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

    def near(self, index: int, step: int, microseconds: float) -> bool:
        """Do a part, of about a length of time, of what `at` has to do; whether nothing is left of it."""
        course = self._lanes[index].course
        with np.errstate(all="ignore"):
            return course.near(step, max(1, int(microseconds / course.effort)))

    def last(self, index: int) -> int:
        """The updates of a trainee at its last row so far; those after the row with which it ended are not its own."""
        end = self._lanes[index].end
        if end is None:
            return self.step_of(max(self.next - 1, 0))
        row = end.facts.get("row", end.step)
        return int(row) if isinstance(row, int) else end.step

    def batches(self, index: int, epoch: int) -> list[Index]:
        """The training samples of each batch of an epoch (from 1)."""
        samples = len(self.task.train.label)
        return batches(samples, min(self.trainees[index].batch, samples), self.seed, epoch)


def _stacked(task: Task, trainees: Sequence[Trainee], seed: int) -> Stack:
    train, first = task.train, trainees[0]
    targets = task.targets(train, first.network.loss).T
    feed = Feed(train.x.T, targets, first.batch, seed, bias=Layout(first.network).biased[0], nets=len(trainees))
    return Stack(trainees, feed, seed)

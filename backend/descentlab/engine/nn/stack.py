"""Several networks of one shape trained at once, update by update, on the same batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from descentlab.engine.nn.feed import Feed
from descentlab.engine.nn.init import initial
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.step import Buffers, Step
from descentlab.engine.nn.tape import Array, looped
from descentlab.engine.nn.trainee import Edit, Trainee
from descentlab.engine.nn.update import RuleUpdate, decay_of

NEVER = 2**62
"""A step that no run comes to."""


@dataclass(frozen=True, slots=True)
class Position:
    """Everything that the rest of a training depends on."""

    step: int
    arrays: tuple[Array, ...]


class Stack:
    """K trainees of one shape and batch size; with one trainee the same code runs on 2-D arrays.

    A stack gives each network the bits that it has alone (`trainee.together` says which may be stacked).
    """

    def __init__(self, trainees: Sequence[Trainee], feed: Feed, seed: int) -> None:
        order = sorted(range(len(trainees)), key=lambda index: repr(trainees[index].kind))
        self.trainees = [trainees[index] for index in order]
        self.places = {index: place for place, index in enumerate(order)}
        """Which row of the stack each of the given trainees has."""
        self.network = self.trainees[0].network
        self.feed = feed
        self.layout = Layout(self.network)
        self.params = np.stack([_start(trainee, seed) for trainee in self.trainees])
        self.grads = np.full_like(self.params, np.nan)
        self.statistics = np.zeros((len(self.trainees), self.layout.statistics))
        for running in self.layout.running(self.statistics):
            running[:, 1] = 1.0
        self.step = 0
        """Updates made."""
        self._edits = self._edited()
        self._edit()
        self._updates = self._rules()
        self._writes = [write for update in self._updates for write in update.rates.writes]
        self._batches = feed.slots
        buffers = Buffers(self.network, self.params, self.grads, self.statistics)
        self.steps = {size: Step(buffers, size) for size in {feed.size, feed.last}}
        own = [call for update in self._updates for call in update.tape]
        self._loops = {size: looped([*step.tape, *own], self._writes) for size, step in self.steps.items()}

    def _rules(self) -> list[RuleUpdate]:
        updates, mask = [], self.layout.decayed()
        first = 0
        for _, group in groupby(self.trainees, key=lambda trainee: trainee.kind):
            members = list(group)
            rows = slice(first, first + len(members))
            decay = decay_of([member.network for member in members], mask, self.feed.samples)
            updates.append(RuleUpdate([member.racer for member in members], self.params[rows], self.grads[rows], decay))
            first = rows.stop
        return updates

    def advance(self, count: int) -> None:
        """Make `count` updates; where numbers overflow NumPy warns, unless the caller holds `np.errstate`."""
        while count > 0:
            at = self.step % self.feed.batches
            made = min(count, self.feed.batches - at, self._next_edit() - self.step)
            self.feed.turn_to(self.feed.epoch(self.step + 1))
            self._go(at, made)
            self._edit()
            count -= made

    def _edited(self) -> dict[int, list[tuple[int, Edit]]]:
        """What is set by hand after each update, with its row."""
        edits: dict[int, list[tuple[int, Edit]]] = {}
        for place, trainee in enumerate(self.trainees):
            for edit in trainee.edits:
                edits.setdefault(edit.step, []).append((place, edit))
        return edits

    def _next_edit(self) -> int:
        return min((step for step in self._edits if step > self.step), default=NEVER)

    def _edit(self) -> None:
        for place, edit in self._edits.get(self.step, ()):
            self.params[place, edit.parameter] = edit.value

    def _go(self, first: int, count: int) -> None:
        """Make `count` updates with the batches `first ..` of the present epoch."""
        rows = self._rows(count)
        stop = first + count
        if self.feed.last == self.feed.size or stop < self.feed.batches:
            self._loops[self.feed.size](self._batches[first:stop], rows)
        else:
            self._loops[self.feed.size](self._batches[first : stop - 1], rows)
            self._loops[self.feed.last](self._batches[stop - 1 : stop], rows[-1:])
        self.step += count

    def _rows(self, count: int) -> list[tuple[Any, ...]]:
        """What to write before each of `count` updates, in the order of `_writes`."""
        if not self._writes:
            return [()] * count
        rows = [update.rates.rows(self.step + 1, count, self.feed.epoch) for update in self._updates]
        return [sum(row, ()) for row in zip(*rows, strict=True)]

    def state(self, place: int) -> dict[str, Array]:
        """The state arrays of one network's rule, copied, [P]."""
        update, row = self._rule_of(place)
        return {name: array[row].copy() for name, array in update.state.items()}

    def powers(self, place: int) -> dict[str, float]:
        """The running products of one network's rule after the last update."""
        update, row = self._rule_of(place)
        names = [name for name, _ in self.trainees[place].racer.update.powers]
        return {name: float(value) for name, value in zip(names, update.rates.powers[:, row], strict=True)}

    def _rule_of(self, place: int) -> tuple[RuleUpdate, int]:
        """The update that a network's rule is done by, and its row there."""
        for update in self._updates:
            if place < len(update.rates.racers):
                return update, place
            place -= len(update.rates.racers)
        raise IndexError(place)

    def batch_loss(self, place: int) -> float:
        """The loss of one network on the batch of the last update, as it was before that; NaN before the first."""
        if self.step == 0:
            return float("nan")
        _, _, targets = self._batches[(self.step - 1) % self.feed.batches]
        step = self.steps[targets.shape[-1]]
        return float(self.network.criterion.mean(step.outputs[:, place], targets[:, place]))

    def _carried(self) -> list[Array]:
        own = [self.params, self.grads, self.statistics]
        return own + [array for update in self._updates for array in (*update.state.values(), update.rates.powers)]

    def position(self) -> Position:
        """A copy of everything that is carried from update to update."""
        return Position(self.step, tuple(array.copy() for array in self._carried()))

    def restore(self, position: Position) -> None:
        """Go on from a position, with the same bits as if it had just been reached."""
        self.step = position.step
        for array, kept in zip(self._carried(), position.arrays, strict=True):
            np.copyto(array, kept)


def _start(trainee: Trainee, seed: int) -> Array:
    given = trainee.racer.start
    return initial(trainee.network, seed) if given is None else np.array(given, dtype=np.float64)

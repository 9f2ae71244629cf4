"""Several networks of one shape trained at once, update by update, on the same batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import Any

import numpy as np

from descentlab.engine.nn.feed import Feed
from descentlab.engine.nn.init import initial
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.step import Buffers, Step
from descentlab.engine.nn.tape import Array, Tape
from descentlab.engine.nn.update import RuleUpdate, decay_of
from descentlab.engine.racer import Racer


@dataclass(frozen=True, slots=True)
class Trainee:
    """One network and how it is trained: rule, knobs and schedule of the racer, and the size of a batch."""

    racer: Racer
    network: Network
    batch: int

    @property
    def kind(self) -> tuple[object, ...]:
        """What trainees must share to have their updates done by the same calls."""
        return (self.racer.rule.name, self.racer.update.lines, self.racer.sign, self.network.l2_form, self.network.l2 != 0.0)


@dataclass(frozen=True, slots=True)
class Position:
    """Everything that the rest of a training depends on."""

    step: int
    arrays: tuple[Array, ...]


class Stack:
    """K trainees of one shape and batch size; with one trainee the same code runs on 2-D arrays.

    A stack gives each network the bits that it has alone (`together` says which may be stacked).
    """

    def __init__(self, trainees: Sequence[Trainee], feed: Feed, seed: int) -> None:
        self.trainees = sorted(trainees, key=lambda trainee: repr(trainee.kind))
        self.network = self.trainees[0].network
        self.feed = feed
        self.layout = Layout(self.network)
        self.params = np.stack([initial(trainee.network, seed) for trainee in self.trainees])
        self.grads = np.full_like(self.params, np.nan)
        self.statistics = np.zeros((len(self.trainees), self.layout.statistics))
        for running in self.layout.running(self.statistics):
            running[:, 1] = 1.0
        self.step = 0
        """Updates made."""
        self._updates = self._rules()
        buffers = Buffers(self.network, self.params, self.grads, self.statistics)
        self.steps = {size: Step(buffers, size) for size in {feed.size, feed.last}}
        self._tapes: dict[int, Tape] = {
            size: [*step.tape, *(call for update in self._updates for call in update.tape)] for size, step in self.steps.items()
        }

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
        """Make `count` updates."""
        with np.errstate(all="ignore"):
            while count > 0:
                at = self.step % self.feed.batches
                made = min(count, self.feed.batches - at)
                self.feed.turn_to(self.feed.epoch(self.step + 1))
                self._go(self.feed.blocks[at : at + made])
                count -= made

    def _go(self, blocks: Sequence[Array]) -> None:
        writes, rows = self._rates(len(blocks))
        copy = np.copyto
        for batch, row in zip(blocks, rows, strict=True):
            size = batch.shape[1]
            copy(self.steps[size].block, batch)
            for write, value in zip(writes, row, strict=True):
                write(value)
            for call in self._tapes[size]:
                call()
        self.step += len(blocks)

    def _rates(self, count: int) -> tuple[list[Any], Iterator[tuple[Any, ...]]]:
        """The writes that go before each update, and for each of `count` updates the values they write."""
        moving = [update.rates for update in self._updates if update.rates.writes]
        if not moving:
            return [], repeat((), count)
        rows = [rates.rows(self.step + 1, count, self.feed.epoch) for rates in moving]
        return [write for rates in moving for write in rates.writes], (sum(row, ()) for row in zip(*rows, strict=True))

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


def together(trainee: Trainee, samples: int) -> tuple[object, ...]:
    """What trainees must share to be stacked.

    One sample is one column, which BLAS multiplies by another routine when it lies in a stack: such batches are not stacked.
    """
    size = min(trainee.batch, samples)
    alone = size == 1 or samples % size == 1
    return (trainee.network.shape, size, id(trainee) if alone else None)

"""The numbers of an update that are the same for every parameter: knobs, powers, alpha and what follows from them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from descentlab.engine.kernel.functions import EXACT
from descentlab.engine.kernel.generate import returning
from descentlab.engine.kernel.hoist import hoisted
from descentlab.engine.kernel.inline import inlined
from descentlab.engine.kernel.lower import lowered, names_in
from descentlab.engine.kernel.program import parameter_lines
from descentlab.engine.nn.tape import Array, scalar
from descentlab.engine.racer import Racer

Write = Callable[[Any], object]


class Rates:
    """Cells that the tape of K networks' updates reads, [K, P] or, where the K racers agree, 0-d.

    `lines` are what is left to be done for every parameter. Fixed numbers are in their cells from the start; `writes`
    and `rows` put those that change from update to update there. All racers have the same lines; their knobs and
    schedules may differ.
    """

    def __init__(self, racers: Sequence[Racer], width: int) -> None:
        first = racers[0]
        self.racers = racers
        self._alike = all(_numbers(racer) == _numbers(first) for racer in racers)
        self._shape = (len(racers), width)
        self._knobs = {f"r_{knob}": np.array([racer.numbers[knob] for racer in racers]) for knob in first.update.knobs}
        self._powers = {f"p_{power}": self._knobs[f"r_{knob}"] for power, knob in first.update.powers}
        self.powers = np.ones((len(self._powers), len(racers)))
        """The running products as they stand, [powers, K]."""
        self._scheduled = not all(racer.schedule.constant for racer in racers)
        if not self._scheduled:
            self._knobs["alpha"] = self._alphas(1, 1, lambda _: 1)[0]
        self.cells: dict[str, Array] = {}
        self.writes: list[Write] = []
        self._split()

    def _split(self) -> None:
        """Split the rule's lines by how often they must be done."""
        update, sign = self.racers[0].update, self.racers[0].sign
        changing = [*self._powers, *(["alpha"] if self._scheduled else [])]
        kept = {"W", *(f"u_{state}" for state in update.state)}
        parts = hoisted(
            lowered(parameter_lines(update, "", sign), careful=False), set(self._knobs), set(changing), kept
        )
        self.lines = inlined(parts.lines, kept)
        used = {"alpha"}.union(*(names_in(line.value) for line in self.lines))
        fixed = [name for name in [*self._knobs, *(line.target for line in parts.fixed)] if name in used]
        moving = [name for name in [*changing, *(line.target for line in parts.per_step)] if name in used]
        for name, values in zip(fixed, returning(self._knobs, parts.fixed, fixed, EXACT)(**self._knobs), strict=True):
            self.cells[name] = self._cell(values)
        for name in moving:
            self.cells[name] = np.empty(() if self._alike else self._shape)
        self.writes = [
            self.cells[name].fill if self._alike else partial(np.copyto, self.cells[name]) for name in moving
        ]
        self._moving = returning([*changing, *self._knobs], [*parts.fixed, *parts.per_step], moving, EXACT)

    def _cell(self, values: Array) -> Array:
        values = np.broadcast_to(values, self._shape[:1])
        return scalar(values[0]) if (values == values[0]).all() else np.repeat(values[:, None], self._shape[1], axis=1)

    def rows(self, first: int, count: int, epoch: Callable[[int], int]) -> Iterator[tuple[Any, ...]]:
        """What to write before each update from `first` (from 1) on, in the order of `writes`; moves the powers on."""
        columns = self._running(count)
        if self._scheduled:
            columns["alpha"] = self._alphas(first, count, epoch)
        values = [np.broadcast_to(column, (count, self._shape[0])) for column in self._moving(**columns, **self._knobs)]
        columns_of = [list(value[:, 0]) if self._alike else list(value[:, :, None]) for value in values]
        return zip(*columns_of, strict=True) if columns_of else iter([()] * count)

    def _running(self, count: int) -> dict[str, Array]:
        columns: dict[str, Array] = {}
        for i, (name, factor) in enumerate(self._powers.items()):
            factors = np.repeat(factor[None], count + 1, axis=0)
            factors[0] = self.powers[i]
            product = np.multiply.accumulate(factors, axis=0)
            self.powers[i] = product[-1]
            columns[name] = product[1:]
        return columns

    def _alphas(self, first: int, count: int, epoch: Callable[[int], int]) -> Array:
        steps = [(step, epoch(step)) for step in range(first, first + count)]
        columns = [
            [racer.schedule.rate(racer.alpha, step, at, racer.schedule_knobs) for step, at in steps]
            for racer in self.racers
        ]
        return np.array(columns).T


def _numbers(racer: Racer) -> tuple[object, ...]:
    return (racer.numbers, racer.alpha, racer.schedule.name, racer.schedule_knobs)

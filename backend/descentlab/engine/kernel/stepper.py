"""The float kernel: one Python function that takes a racer through many steps on local floats.

Below about fourteen simultaneous runs plain floats beat NumPy: a two-element array operation costs as much as twenty
operations on floats.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.functions import CAREFUL, EXACT, FLOAT, Function
from descentlab.engine.kernel.generate import function, returning, text
from descentlab.engine.kernel.hoist import hoisted
from descentlab.engine.kernel.inline import inlined
from descentlab.engine.kernel.lower import Assign, lowered, names_in
from descentlab.engine.kernel.program import Formula, Update, step_lines
from descentlab.engine.kernel.unroll import Unrolled, unrolled

Array = NDArray[np.float64]

UNROLLED = 4
"""Steps that a pass of the loop takes: measured fastest on CPython 3.11."""


@dataclass(frozen=True, slots=True)
class Step:
    """What decides the code of a racer's step; numbers are arguments, so that they need no new code."""

    formula: Formula
    update: Update
    sign: str
    scheduled: bool
    """True where alpha changes from step to step."""
    noisy: bool

    @property
    def carried(self) -> list[str]:
        """What is carried from step to step and recorded: parameters, then each state array."""
        size = range(len(self.formula.parameters))
        return [f"W_{i}" for i in size] + [f"u_{state}_{i}" for state in self.update.state for i in size]

    @property
    def knobs(self) -> list[str]:
        """The local names of what keeps its value through a run."""
        knobs = [f"s_{knob}" for knob in self.formula.knobs] + [f"r_{knob}" for knob in self.update.knobs]
        return knobs if self.scheduled else [*knobs, "alpha"]

    @property
    def columns(self) -> list[str]:
        """The local names of what comes with a value per step: powers, and alpha and noise where they change."""
        noise = [f"e_{i}" for i in range(len(self.formula.parameters))] if self.noisy else []
        return [f"p_{power}" for power, _ in self.update.powers] + ["alpha"] * self.scheduled + noise


@dataclass(frozen=True, slots=True)
class Given:
    """The numbers of one stretch of a run, by local name."""

    knobs: Mapping[str, float]
    columns: Mapping[str, Array]

    def after(self, steps: int) -> "Given":
        """What is left after some steps."""
        return Given(self.knobs, {name: column[steps:] for name, column in self.columns.items()})


def advance(step: Step, at: list[float], given: Given, steps: int) -> Array:
    """Go on from `at` and return what is carried after each step, [steps, len(step.carried)].

    Where Python floats raise although IEEE 754 goes on with inf or NaN, the careful twin of the code does the rest. To
    be called where NumPy ignores floating-point errors.
    """
    records: list[bytes] = []
    rest = steps % UNROLLED
    try:
        kernel(step, UNROLLED).run(at, given, steps - rest, records)
        if rest:
            kernel(step, 1).run(_last(records, at), given.after(steps - rest), rest, records)
    except (ArithmeticError, ValueError):
        done = sum(map(len, records)) // (8 * len(at))
        kernel(step, 1, careful=True).run(_last(records, at), given.after(done), steps - done, records)
    return np.frombuffer(b"".join(records)).reshape(steps, len(at))


def _last(records: list[bytes], at: list[float]) -> list[float]:
    """Where the records end, or where they began if there are none."""
    last: list[float] = np.frombuffer(records[-1])[-len(at) :].tolist() if records else at
    return last


@dataclass(frozen=True, slots=True)
class Kernel:
    """The compiled code of a step: `columns` works out what depends on the step's number alone, `loop` the rest."""

    loop: Callable[..., None]
    columns: Callable[..., tuple[Any, ...]]
    times: int
    """How many steps a pass of the loop takes."""

    def run(self, at: list[float], given: Given, steps: int, records: list[bytes]) -> None:
        """Append one record a pass; `steps` is a multiple of `times`."""
        read = [column.tolist() for column in self.columns(**given.columns, **given.knobs)]
        turns = [column[turn :: self.times] for turn in range(self.times) for column in read]
        passes = (
            zip(*turns, strict=True) if len(turns) > 1 else turns[0] if turns else repeat(None, steps // self.times)
        )
        self.loop(*at, passes=passes, append=records.append, **given.knobs)


@lru_cache(maxsize=512)
def kernel(step: Step, times: int, *, careful: bool = False) -> Kernel:
    """The kernel of a step, compiled once; `careful` follows IEEE 754 where Python would raise, and is slower."""
    lines = lowered(step_lines(step.formula, step.update, step.sign, noisy=step.noisy), careful=careful)
    kept = set(step.carried)
    parts = hoisted(lines, set(step.knobs), set(step.columns), kept)
    body = inlined(parts.lines, kept)
    used = set().union(*(names_in(line.value) for line in body))
    read = [column for column in [*step.columns, *(line.target for line in parts.per_step)] if column in used]
    columns = returning([*step.columns, *step.knobs], [*parts.fixed, *parts.per_step], read, EXACT)
    loop = _loop(step, parts.fixed, unrolled(body, read, step.carried, times), CAREFUL if careful else FLOAT)
    return Kernel(loop, columns, times)


def _loop(step: Step, before: list[Assign], body: Unrolled, bindings: Mapping[str, Function]) -> Callable[..., None]:
    pack = Struct(f"{len(body.recorded)}d").pack
    functions = set().union(*(names_in(line.value) for line in [*before, *body.lines])) & set(bindings)
    own = "".join(f", {name}={name}" for name in ["pack", *sorted(functions)])
    source = (
        f"def kernel({', '.join([*step.carried, *step.knobs])}, passes, append{own}):\n{text(before)}"
        f"    for {', '.join(body.read) or '_'} in passes:\n{text(body.lines, '        ')}"
        f"        append(pack({', '.join(body.recorded)}))\n"
    )
    return function(source, {"pack": pack, **bindings})

"""The float kernel: one Python function that takes a racer through many steps on local floats.

Below about fourteen simultaneous runs plain floats beat NumPy: a two-element array operation costs as much as twenty
operations on floats.
"""

from collections.abc import Callable, Iterable, Mapping
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

Array = NDArray[np.float64]


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

    Where Python floats raise although IEEE 754 goes on with inf or NaN, the careful twin of the code does the rest.
    """
    records: list[bytes] = []
    try:
        kernel(step, careful=False).run(at, given, steps, records)
    except (ArithmeticError, ValueError):
        done = len(records)
        last = list(np.frombuffer(records[-1]).tolist()) if done else at
        kernel(step, careful=True).run(last, given.after(done), steps - done, records)
    return np.frombuffer(b"".join(records)).reshape(steps, len(at))


@dataclass(frozen=True, slots=True)
class Kernel:
    """The compiled code of a step: `columns` works out what depends on the step's number alone, `loop` the rest."""

    loop: Callable[..., None]
    columns: Callable[..., tuple[Any, ...]]

    def run(self, at: list[float], given: Given, steps: int, records: list[bytes]) -> None:
        """Append one record a step."""
        with np.errstate(all="ignore"):
            read = [column.tolist() for column in self.columns(**given.columns, **given.knobs)]
        rows: Iterable[Any] = zip(*read, strict=True) if len(read) > 1 else read[0] if read else repeat(None, steps)
        self.loop(*at, rows=rows, append=records.append, **given.knobs)


@lru_cache(maxsize=512)
def kernel(step: Step, *, careful: bool) -> Kernel:
    """The kernel of a step, compiled once; `careful` follows IEEE 754 where Python would raise, and is slower."""
    lines = lowered(step_lines(step.formula, step.update, step.sign, noisy=step.noisy), careful=careful)
    kept = set(step.carried)
    parts = hoisted(lines, set(step.knobs), set(step.columns), kept)
    body = inlined(parts.lines, kept)
    used = set().union(*(names_in(line.value) for line in body))
    read = [column for column in [*step.columns, *(line.target for line in parts.per_step)] if column in used]
    columns = returning([*step.columns, *step.knobs], [*parts.fixed, *parts.per_step], read, EXACT)
    return Kernel(_loop(step, parts.fixed, body, read, CAREFUL if careful else FLOAT), columns)


def _loop(
    step: Step, before: list[Assign], body: list[Assign], read: list[str], bindings: Mapping[str, Function]
) -> Callable[..., None]:
    pack = Struct(f"{len(step.carried)}d").pack
    functions = set().union(*(names_in(line.value) for line in [*before, *body])) & set(bindings)
    own = "".join(f", {name}={name}" for name in ["pack", *sorted(functions)])
    source = (
        f"def kernel({', '.join([*step.carried, *step.knobs])}, rows, append{own}):\n{text(before)}"
        f"    for {', '.join(read) or '_'} in rows:\n{text(body, '        ')}"
        f"        append(pack({', '.join(step.carried)}))\n"
    )
    return function(source, {"pack": pack, **bindings})

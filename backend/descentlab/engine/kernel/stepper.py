"""The float kernel: one Python function that takes a racer through many steps on local floats.

Below about fourteen simultaneous runs plain floats beat NumPy (a two-element array operation costs as much as twenty float ones).
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
from descentlab.engine.kernel.hoist import Hoisted, hoisted, inlined
from descentlab.engine.kernel.lower import Assign, lowered, names_in
from descentlab.engine.kernel.program import Formula, Update, step_lines

Columns = Mapping[str, NDArray[np.float64]]


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
        """The knobs' local names, in the order of the kernel's arguments."""
        return [f"s_{knob}" for knob in self.formula.knobs] + [f"r_{knob}" for knob in self.update.knobs]

    @property
    def columns(self) -> list[str]:
        """What has a value per step from outside the loop: powers, then alpha and noise where they change."""
        noise = [f"e_{i}" for i in range(len(self.formula.parameters))] if self.noisy else []
        return [f"p_{power}" for power, _ in self.update.powers] + ["alpha"] * self.scheduled + noise


@dataclass(frozen=True, slots=True)
class _Code:
    loop: Callable[..., None]
    columns: Callable[..., tuple[Any, ...]]
    read: int
    """How many columns the loop reads."""


def advance(step: Step, at: list[float], knobs: Mapping[str, float], columns: Columns, rows: int) -> NDArray[np.float64]:
    """Take `rows` steps from `at` and return what is carried after each, [rows, len(step.carried)].

    Where Python floats raise although IEEE 754 goes on with inf or NaN, the rest is done by the careful twin of the same code.
    """
    width = Struct(f"{len(at)}d")
    records: list[bytes] = []
    try:
        _run(_code(step, False), at, knobs, columns, (0, rows), records)
    except (ArithmeticError, ValueError):
        last = list(width.unpack(records[-1])) if records else at
        _run(_code(step, True), last, knobs, columns, (len(records), rows), records)
    return np.frombuffer(b"".join(records)).reshape(rows, len(at))


def _run(code: _Code, at: list[float], knobs: Mapping[str, float], columns: Columns, span: tuple[int, int], records: list[bytes]) -> None:
    first, stop = span
    with np.errstate(all="ignore"):
        read = code.columns(**{name: column[first:stop] for name, column in columns.items()}, **knobs)
    lists = [np.broadcast_to(column, (stop - first,)).tolist() for column in read]
    rows: Iterable[Any] = repeat(None, stop - first) if not lists else lists[0] if len(lists) == 1 else zip(*lists, strict=True)
    code.loop(*at, rows=rows, append=records.append, **knobs)


@lru_cache(maxsize=512)
def _code(step: Step, careful: bool) -> _Code:
    lines = lowered(step_lines(step.formula, step.update, step.sign, step.noisy), careful)
    kept = set(step.carried)
    knobs = step.knobs + ([] if step.scheduled else ["alpha"])
    parts = hoisted(lines, set(knobs), set(step.columns), kept)
    body = inlined(parts.lines, kept)
    read = _read(parts, body, step.columns)
    bindings: Mapping[str, Function] = CAREFUL if careful else FLOAT
    columns = returning([*step.columns, *knobs], [*parts.fixed, *parts.per_step], read, EXACT)
    loop = _loop(step, knobs, parts, text(body, "        "), read, bindings)
    return _Code(loop, columns, len(read))


def _read(parts: Hoisted, body: list[Assign], columns: list[str]) -> list[str]:
    """The per-step names that the loop body uses."""
    used = set().union(*(names_in(line.value) for line in body))
    return [name for name in [*columns, *(line.target for line in parts.per_step)] if name in used]


def _loop(step: Step, knobs: list[str], parts: Hoisted, body: str, read: list[str], bindings: Mapping[str, Function]) -> Callable[..., None]:
    pack = Struct(f"{len(step.carried)}d").pack
    locals_ = "".join(f", {name}={name}" for name in ["pack", *bindings])
    source = (
        f"def kernel({', '.join([*step.carried, *knobs])}, rows, append{locals_}):\n{text(parts.fixed)}"
        f"    for {', '.join(read) or '_'} in rows:\n{body}        append(pack({', '.join(step.carried)}))\n"
    )
    return function(source, {"pack": pack, **bindings})

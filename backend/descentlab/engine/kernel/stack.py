"""The array kernel: many runs of one rule at once, as `[n, R]` stacks updated in place.

The same operations in the same order as the float kernel, so that the bits are the same. Above about fourteen
simultaneous runs it is the faster of the two.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.generate import function
from descentlab.engine.kernel.hoist import hoisted
from descentlab.engine.kernel.inline import inlined
from descentlab.engine.kernel.inplace import BINDINGS, InPlace
from descentlab.engine.kernel.lower import Assign, lowered, name
from descentlab.engine.kernel.program import gradient_lines, parameter_lines
from descentlab.engine.kernel.stepper import Step

Array = NDArray[np.float64]


class Stack:
    """R runs of one step from `points` [n, R]; `knobs` by local name are numbers, or [R] where the runs differ.

    `arrays` holds what is carried: `W` [n, R], and `u_*` [n, R] for every state. `gradients`
    [n, R] and, if `loss` is asked for, `losses` [R] belong to the points that the latest step started from.
    """

    def __init__(self, step: Step, points: Array, knobs: Mapping[str, Any], *, loss: bool = False) -> None:
        shapes: tuple[tuple[int, ...], ...] = ((), points.shape[1:], points.shape)
        given = {local: np.asarray(value, dtype=np.float64) for local, value in knobs.items()}
        code = _code(step, tuple((local, _rank(local, value)) for local, value in given.items()), loss=loss)
        named = {local: np.empty(shapes[rank]) for local, rank in code.ranks.items()}
        for local, value in given.items():
            named[local][...] = value
        for local, constant in code.constants.items():
            named[local].fill(constant)
        for power, _ in step.update.powers:
            named[f"p_{power}"].fill(1.0)
        named["W"][...] = points
        named |= {f"{letter}_{i}": row for letter in "Wg" for i, row in enumerate(named[letter])}
        self.arrays = {"W": named["W"]} | {f"u_{state}": named[f"u_{state}"] for state in step.update.state}
        for state in step.update.state:
            named[f"u_{state}"].fill(0.0)
        self.gradients, self.losses = named["g"], named["J"]
        self._cells = code.cells
        self._loop = partial(code.loop, **named)

    def advance(self, steps: int, columns: Mapping[str, Sequence[Any]] | None = None) -> None:
        """Take some steps; `columns` has, for each, alpha (a number, or [R]) and the noise where they change."""
        given = columns or {}
        rows = zip(*(given[cell] for cell in self._cells), strict=True) if self._cells else repeat((), steps)
        with np.errstate(all="ignore"):
            self._loop(rows)


@dataclass(frozen=True, slots=True)
class _Code:
    loop: Callable[..., None]
    ranks: Mapping[str, int]
    """What every name of the loop holds: 0 a number, 1 a value per run, 2 one per parameter and run."""
    constants: Mapping[str, float]
    cells: tuple[str, ...]
    """What is written anew before each step."""


@lru_cache(maxsize=128)
def _code(step: Step, knobs: tuple[tuple[str, int], ...], *, loss: bool) -> _Code:
    ranks = _ranks(step, dict(knobs))
    carried = set(ranks) - dict(knobs).keys()
    parts = hoisted(lowered(_lines(step, loss=loss), careful=True), {local for local, _ in knobs}, set(), carried)
    code = InPlace(ranks)
    code.add(parts.fixed)
    before, code.calls = code.calls, []
    code.add(inlined(parts.lines, carried))
    cells = tuple(cell for cell in step.columns if cell[:2] != "p_")
    constants = {local: value for value, local in code.constants.items()}
    ranks = code.ranks | dict.fromkeys(constants, 0)
    source = _source([*ranks], cells, before, code.calls)
    return _Code(function(source, BINDINGS), ranks, constants, cells)


def _ranks(step: Step, knobs: Mapping[str, int]) -> dict[str, int]:
    size = range(len(step.formula.parameters))
    stacks = ["W", "g", *(f"u_{state}" for state in step.update.state)]
    rows = ["J", *(f"{letter}_{i}" for letter in "Wg" for i in size)]
    cells = {"alpha": 2} if step.scheduled else {}
    cells |= {f"e_{i}": 0 for i in size} if step.noisy else {}
    powers = {f"p_{power}": knobs[f"r_{knob}"] for power, knob in step.update.powers}
    return dict.fromkeys(stacks, 2) | dict.fromkeys(rows, 1) | cells | powers | dict(knobs)


def _lines(step: Step, *, loss: bool) -> list[Assign]:
    """One step of all runs: the gradients (and losses), the powers, the rule."""
    lines = gradient_lines(step.formula, noisy=step.noisy, loss=loss)
    for power, knob in step.update.powers:
        lines.append(Assign(f"p_{power}", ast.BinOp(name(f"p_{power}"), ast.Mult(), name(f"r_{knob}"))))
    return lines + parameter_lines(step.update, "", step.sign)


def _source(names: list[str], cells: tuple[str, ...], before: list[str], calls: list[str]) -> str:
    write = [f"copyto({cell}, {cell}_now)" for cell in cells]
    prologue = "".join(f"    {call}\n" for call in before)
    body = "".join(f"        {call}\n" for call in [*write, *calls])
    now = "".join(f"{cell}_now, " for cell in cells) or "_"
    own = ", ".join(f"{binding}={binding}" for binding in BINDINGS)
    return f"def kernel(rows, {', '.join(names)}, {own}):\n{prologue}    for {now} in rows:\n{body}"


def _rank(local: str, value: Array) -> int:
    """A problem's knob that differs from run to run is a row, a rule's a whole stack, so that nothing broadcasts."""
    return 0 if value.ndim == 0 else 1 if local[:2] == "s_" else 2

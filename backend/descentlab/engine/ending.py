"""How a racer's run ended: one of five kinds, the step it is told of, and the numbers that explain it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite, isnan

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.facts import Fact
from descentlab.engine.problem import Problem
from descentlab.engine.progress import Progress, Run
from descentlab.engine.racer import Racer
from descentlab.engine.runaway import ran_away
from descentlab.engine.verdicts import Kind, target_met, verdict

Array = NDArray[np.float64]

FAR = 1e50
"""Beyond this a loss that is not a number comes of overflow; nearer, it has no value there (the root of a negative)."""


@dataclass(frozen=True, slots=True)
class End:
    """How a run ended.

    reached: the explicit target, at `step`; or within tolerance (`progress.WITHIN`) of the lowest known minimum from
    `step` to the end; or at rest in a minimum of a problem of which none was known. descending: the loss was still
    falling. stuck: at rest elsewhere. cycling: it moves on without getting lower. diverged: at `step` a value was not
    finite, or the run was growing away.
    """

    kind: Kind
    step: int
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """By name: `code` (which of a kind's sentences tells it), `where`, `loss`, `gap`, `period`, `alpha`, `limit`..."""

    def as_json(self) -> dict[str, Fact]:
        """One flat object: the kind, the step and the facts."""
        return {"kind": self.kind, "step": self.step, **self.facts}


class EndWatcher:
    """Reads a run's rows as they come, in any chunks; says when it must stop and how it ended; bounded memory."""

    def __init__(self, problem: Problem, racer: Racer, steps: int, target: float | None) -> None:
        self._problem, self._racer, self._steps, self._target = problem, racer, steps, target
        self._watched = ("params", "loss", "grad", *(state.name for state in racer.rule.state))
        self._progress = Progress(problem)
        self._alpha = np.nan
        self._undefined = False
        self._stop: Kind | None = None

    def feed(self, columns: Mapping[str, Array], first_row: int) -> int | None:
        """Read the rows from `first_row` on; returns the row that the run must stop with, if it is among them.

        `columns` holds `params`, `grad` and each state array, [n, rows], and `loss` and `alpha`, [1, rows]. A run stops
        with the first row that holds an inf or a NaN in any of them but alpha, or whose loss is at or below the target;
        later rows are not read.
        """
        loss = columns["loss"][0]
        if not loss.size:
            return None
        with np.errstate(over="ignore", invalid="ignore"):
            finite = self._finite_rows(columns, len(loss))
        met = self._row_of_target(loss[:finite])
        rows = finite if met is None else met + 1
        self._stop = "reached" if met is not None else "diverged" if finite < len(loss) else None
        last = rows if self._stop == "diverged" else rows - 1
        self._progress.read(columns["params"][:, :rows], loss[:rows], first_row)
        self._alpha = float(columns["alpha"][0, last])
        self._undefined = isnan(loss[last]) and bool((np.abs(columns["params"][:, last]) < FAR).all())
        return None if self._stop is None else first_row + last

    def end(self, last_row: int) -> End:
        """How the run ended, `last_row` being its last."""
        run = Run(self._problem, self._racer, self._progress, self._steps, last_row, self._alpha, self._undefined)
        passed = {"reached": target_met, "diverged": ran_away}.get(self._stop or "", verdict)
        with np.errstate(all="ignore"):
            return End(*passed(run))

    def _finite_rows(self, columns: Mapping[str, Array], rows: int) -> int:
        """How many rows come before the first that holds an inf or a NaN."""
        for name in self._watched:
            column = columns[name][:, :rows]
            if not isfinite(column.sum()):  # cheap; a sum of finite numbers may overflow too, so look again
                finite = np.isfinite(column).all(axis=0)
                rows = rows if finite.all() else int(finite.argmin())
        return rows

    def _row_of_target(self, loss: Array) -> int | None:
        if self._target is None or not loss.size or loss.min() > self._target:
            return None
        return int((loss <= self._target).argmax())

"""How a racer's run ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.problem import Problem
from descentlab.engine.racer import Racer


@dataclass(frozen=True, slots=True)
class End:
    """The kind of end, the step it is told of, and the numbers that explain it."""

    kind: str
    step: int
    reason: Mapping[str, object] = field(default_factory=dict)


class EndWatcher:
    """Reads a run's rows as they come and says when and how it ended."""

    def __init__(self, problem: Problem, racer: Racer, steps: int, target: float | None) -> None:
        self.target = target
        self.kind = "descending"

    def feed(self, columns: Mapping[str, NDArray[np.float64]], first: int) -> int | None:
        """The row at which the run ends, if it is among these."""
        finite = np.isfinite(columns["params"]).all(axis=0) & np.isfinite(columns["loss"][0])
        if not finite.all():
            self.kind = "diverged"
            return first + int(np.argmin(finite))
        reached = columns["loss"][0] <= (-np.inf if self.target is None else self.target)
        if reached.any():
            self.kind = "reached"
            return first + int(np.argmax(reached))
        return None

    def end(self, last: int) -> End:
        """How the run ended, with its last row."""
        return End(self.kind, last)

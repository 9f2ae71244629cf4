"""A formula's value, gradient and curvature at many points at once, compiled for looking around before a race."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.graph.emit import Emitted
from descentlab.engine.kernel.functions import FAST
from descentlab.engine.kernel.generate import returning
from descentlab.engine.kernel.lower import lowered
from descentlab.engine.kernel.program import Formula, loss_lines

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Probe:
    """`lines` is how many lines of code one look costs, whatever the number of points."""

    kernel: Callable[..., Any]
    knobs: tuple[float, ...]
    size: int
    lines: int

    def __call__(self, points: Array) -> tuple[Array, Array, Array]:
        """Loss [m], gradient [m, n] and curvature [m, n, n] at points [m, n]; inf or NaN where there is none.

        Callers switch off NumPy's warnings.
        """
        results = self.kernel(*points.T, *self.knobs)
        rows = np.array([np.broadcast_to(result, points.shape[:1]) for result in results])
        curvature = np.empty((len(points), self.size, self.size))
        upper = np.triu_indices(self.size)
        curvature[:, upper[0], upper[1]] = curvature[:, upper[1], upper[0]] = rows[1 + self.size :].T
        return rows[0], rows[1 : 1 + self.size].T, curvature


def probe_of(emitted: Emitted, knobs: Mapping[str, float]) -> Probe:
    """The probe of code that was emitted with its second derivatives; `knobs` are the fixed values by local name."""
    code = emitted.code
    whole = Formula(code.parameters, code.knobs, code.lines, code.value, code.gradient + emitted.curvature)
    wanted = ("J", *(f"g_{i}" for i in range(len(whole.gradient))))
    arguments = [f"W_{i}" for i in range(len(code.parameters))] + [f"s_{knob}" for knob in code.knobs]
    lines = lowered(list(loss_lines(whole)), careful=True)
    kernel = returning(arguments, lines, wanted, FAST)
    return Probe(kernel, tuple(knobs[knob] for knob in code.knobs), len(code.parameters), len(lines))

"""A racer's record as named columns of single numbers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from descentlab.result import RacerRun

Cells = NDArray[np.float64]


def cells_of(racer: RacerRun, parameters: Sequence[str]) -> dict[str, Cells]:
    """Column name -> [rows]: parameters, loss, gradient, rate, then memory and lines, `V_x` being V of parameter x."""
    own = _spread("", racer.params, parameters) | {"loss": racer.loss}
    own |= _spread("grad_", racer.grad, parameters) | {"alpha": racer.alpha}
    for name, column in {**racer.state, **racer.lines}.items():
        own |= {name: column} if column.ndim == 1 else _spread(f"{name}_", column, parameters)
    return own


def _spread(prefix: str, column: Cells, parameters: Sequence[str]) -> dict[str, Cells]:
    return {f"{prefix}{parameter}": column[:, index] for index, parameter in enumerate(parameters)}

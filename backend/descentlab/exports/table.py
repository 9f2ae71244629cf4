"""A racer's record as named columns of single numbers."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]


def cells_of(columns: Mapping[str, Column], parameters: Sequence[str]) -> dict[str, Column]:
    """Column name -> [rows]: a parameter by its own name, `V_x` for V of parameter x, others numbered from 1."""
    cells: dict[str, Column] = {}
    for name, column in columns.items():
        if column.ndim == 1:
            cells[name] = column
        else:
            cells |= _spread(name, column, parameters)
    return cells


def _spread(name: str, column: Column, parameters: Sequence[str]) -> dict[str, Column]:
    width = column.shape[1]
    own = parameters if width == len(parameters) else [str(index + 1) for index in range(width)]
    prefix = "" if name == "params" else f"{name}_"
    return {f"{prefix}{entry}": column[:, index] for index, entry in enumerate(own)}

"""What moves in a figure: traces that grow with the step, and traces that stand where the step is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from descentlab.exports.record import Array, Record
from descentlab.exports.thinning import Rows

JsonObject = dict[str, Any]


class Moving(Protocol):
    """One trace that moves."""

    @property
    def trace(self) -> int:
        """Its place among the figure's traces."""

    def shown(self, row: int) -> JsonObject:
        """What of the trace is another at a row."""

    def points(self, row: int) -> int:
        """How many points that takes in a frame."""


@dataclass(frozen=True, slots=True)
class MovingPath:
    """Rows of x and y, of which a growing trace shows those in `rows` and the present one."""

    trace: int
    x: Array
    y: Array
    rows: Rows | None
    """The rows that can be told apart; None for a point, which shows the present row alone."""

    def at(self, row: int) -> tuple[Array, Array]:
        """What the trace shows at a row; a racer that has ended stays at its last."""
        here = min(row, len(self.x) - 1)
        shown: NDArray[np.int64] = np.array([here])
        if self.rows is not None:
            shown = np.concatenate([self.rows[self.rows < here], shown])
        return self.x[shown], self.y[shown]

    def shown(self, row: int) -> JsonObject:
        """Its points at a row."""
        x, y = self.at(row)
        return {"x": x, "y": y}

    def points(self, row: int) -> int:
        """How many points it shows at a row."""
        return 1 if self.rows is None else int(np.searchsorted(self.rows, row)) + 1


def frame(moving: Sequence[Moving], row: int, name: str) -> JsonObject:
    """The frame of a row."""
    return {
        "name": name,
        "data": [trace.shown(row) for trace in moving],
        "traces": [trace.trace for trace in moving],
    }


def line_of(record: Record, width: float) -> JsonObject:
    """How Plotly draws a racer's line."""
    return {"color": record.sign.colour, "dash": record.sign.dash, "width": width}


def marker_of(record: Record, size: float, halo: str) -> JsonObject:
    """How Plotly draws a racer's point."""
    return {
        "symbol": record.sign.marker,
        "color": record.sign.colour,
        "size": size,
        "line": {"color": halo, "width": 1},
    }

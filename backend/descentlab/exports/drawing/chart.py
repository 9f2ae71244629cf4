"""The losses by step, on a logarithmic axis where they can stand on one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from descentlab.exports.drawing.marks import Array, Line, Mark, Words
from descentlab.exports.drawing.plane import Plane, pieces
from descentlab.exports.drawing.ticks import decades, round_numbers, shown
from descentlab.exports.palette import Palette
from descentlab.exports.record import Record

_ABOVE, _BELOW = 1e3, 1e-18
"""A diverging loss is followed this far above the highest start, a descent this far below it."""
_SMALL = 10.0


@dataclass(frozen=True, slots=True)
class Losses:
    """What the chart shows: `columns` are the losses, or their logarithms where `log` holds."""

    plane: Plane
    log: bool
    columns: tuple[Array, ...]


def losses(shown_records: Sequence[Record], size: tuple[float, float]) -> Losses:
    """The chart of these racers' whole runs."""
    columns = [record.loss for record in shown_records]
    log = all(not (column < 0).any() for column in columns) and any((column > 0).any() for column in columns)
    with np.errstate(all="ignore"):
        drawn = tuple(np.log10(column) if log else column for column in columns)
    last = max(float(record.steps[-1]) for record in shown_records)
    return Losses(Plane(size, (0.0, max(last, 1.0)), _range(columns, log=log)), log, drawn)


def _range(columns: Sequence[Array], *, log: bool) -> tuple[float, float]:
    """What shows the whole of a descent, but not the whole of an explosion."""
    start = abs(max(float(column[0]) for column in columns)) or 1.0
    known = np.concatenate(columns)
    known = known[np.isfinite(known) & ((known >= start * _BELOW) | (not log))]
    if not known.size:
        return (-1.0, 1.0)
    low, high = float(known.min()), float(known.max())
    if log:
        top = np.ceil(np.log10(min(high, start * _ABOVE)) - 1e-9)
        return (float(min(np.floor(np.log10(low)), top - 1)), float(top))
    top = min(high, start + (start - low or start))
    room = 0.06 * (top - low or abs(top) or 1.0)
    return (low - room, top + room)


def axes_marks(chart: Losses, palette: Palette, names: tuple[str, str]) -> Iterator[Mark]:
    """The chart without its lines; the numbers stand outside its box, to the left and below."""
    width, height = chart.plane.size
    for text, down in _heights(chart):
        yield Line(np.array([(0.0, down), (width, down)]), palette.hairline, 1.0)
        yield Words(text, (-6, down + _SMALL / 3), _SMALL, palette.ink_soft, "end")
    for step in round_numbers(*chart.plane.x, 8):
        across = float(chart.plane.across(np.array([step]))[0])
        yield Line(np.array([(across, 0.0), (across, height)]), palette.hairline, 1.0)
        yield Words(shown(step), (across, height + 14), _SMALL, palette.ink_soft, "middle")
    yield Words(names[0], (-12, height + 14), _SMALL, palette.ink_soft, "end")
    yield Words(names[1], (0, -6), _SMALL, palette.ink_soft)


def _heights(chart: Losses) -> Iterator[tuple[str, float]]:
    low, high = chart.plane.y
    numbers: Sequence[float] = decades(low, high, 6) if chart.log else round_numbers(low, high, 5)
    for number in numbers:
        yield (f"1e{number:g}" if chart.log else shown(number)), float(chart.plane.down(np.array([number]))[0])


def loss_points(chart: Losses, index: int, record: Record, rows: slice) -> Array:
    """A racer's losses in pixels; where one is not a number the line ends."""
    column = chart.columns[index][rows]
    ends = np.flatnonzero(np.isnan(column))
    shown_rows = column[: ends[0]] if ends.size else column
    return chart.plane.points(record.steps[rows][: len(shown_rows)], shown_rows)


def clipped(points: Array, chart: Losses) -> Iterator[Array]:
    """A line's pieces within the chart."""
    yield from pieces(points, chart.plane.size, margin=2.0)

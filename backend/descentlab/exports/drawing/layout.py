"""Where each part of a picture of the stage goes."""

from dataclasses import dataclass
from math import ceil

MARGIN, GAP = 16.0, 12.0
TITLE = 40.0
HEAD, FOOT = 24.0, 26.0
"""Above a panel its racer's sign and name, below it where the racer stands."""
CHART_LEFT, CHART_BELOW = 44.0, 26.0
LEGEND_WIDTH, LEGEND_LINE = 160.0, 18.0


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is, in pixels."""

    width: float
    chart: float = 180.0
    panel: float = 320.0
    """The most that a panel is high."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a picture's parts: upper left corners and sizes, in pixels."""

    size: tuple[float, float]
    title: float
    """The base line of the title."""
    panel: tuple[float, float]
    panels: tuple[tuple[float, float], ...]
    legend: tuple[tuple[float, float], ...]
    """Where there are no panels, the base lines of the racers' names."""
    chart: tuple[float, float]
    chart_size: tuple[float, float]


def layout(racers: int, size: Size, *, panels: bool) -> Layout:
    """The layout for so many racers."""
    columns = _columns(racers) if panels else max(1, int((size.width - 2 * MARGIN) // LEGEND_WIDTH))
    rows = ceil(racers / columns)
    width = (size.width - 2 * MARGIN - GAP * (columns - 1)) / columns
    panel = (width, min(width, size.panel))
    step = (width + GAP, HEAD + panel[1] + FOOT) if panels else (LEGEND_WIDTH, LEGEND_LINE)
    corner = (MARGIN, TITLE + (HEAD if panels else LEGEND_LINE))
    places = tuple(
        (corner[0] + step[0] * (index % columns), corner[1] + step[1] * (index // columns)) for index in range(racers)
    )
    chart = (MARGIN + CHART_LEFT, TITLE + rows * step[1] + 2 * GAP)
    return Layout(
        size=(size.width, chart[1] + size.chart + CHART_BELOW),
        title=26.0,
        panel=panel,
        panels=places if panels else (),
        legend=() if panels else places,
        chart=chart,
        chart_size=(size.width - 2 * MARGIN - CHART_LEFT - GAP, size.chart),
    )


def _columns(racers: int) -> int:
    """Up to four panels stand in a row; more in rows that are as even as they can be."""
    return (
        racers if racers <= 4 else min((3, 4), key=lambda columns: (ceil(racers / columns) * columns - racers, columns))
    )

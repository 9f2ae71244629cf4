"""Where a figure's panels and its chart stand, and their axes."""

from dataclasses import dataclass
from math import ceil

from descentlab.exports.drawing.chart import Losses
from descentlab.exports.drawing.plane import Plane
from descentlab.exports.figure.moving import JsonObject
from descentlab.exports.palette import LIGHT
from descentlab.exports.words import LOSS, STEP, Language, said

PANEL = (300.0, 300.0)
"""About the pixels of a panel, for what can be told apart in it."""
CHART_POINTS = (900.0, 200.0)
_PANEL_HEIGHT, _CHART_HEIGHT, _ABOVE, _BELOW = 270, 230, 64, 48
_GAP = 60
"""Pixels between two rows, where the lower one's names stand."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What is written in a figure."""

    title: str
    names: list[str]
    """Above each panel."""
    lang: Language


@dataclass(frozen=True, slots=True)
class Grid:
    """So many panels in rows, and the chart below them."""

    panels: int
    most: int = 4
    """Panels of a row."""

    @property
    def columns(self) -> int:
        widths = (self.most, self.most - 1)
        return self.panels if self.panels <= self.most else min(widths, key=lambda columns: -self.panels % columns)

    @property
    def rows(self) -> int:
        return ceil(self.panels / self.columns) if self.panels else 0

    @property
    def height(self) -> int:
        """Of the whole figure, in pixels."""
        return _ABOVE + self.rows * (_PANEL_HEIGHT + _GAP) + _CHART_HEIGHT + _BELOW

    @staticmethod
    def suffix(place: int) -> str:
        """How Plotly numbers the axes of a place: x, x2, x3."""
        return "" if place == 0 else str(place + 1)

    def domain(self, place: int) -> tuple[list[float], list[float]]:
        """The part of the figure that a place takes; the one after the panels is the chart's."""
        inner = float(self.height - _ABOVE - _BELOW)
        if place == self.panels:
            return [0.0, 1.0], [0.0, _CHART_HEIGHT / inner]
        gap = 0.14 / self.most
        width = (1.0 - gap * (self.columns - 1)) / self.columns
        left = (place % self.columns) * (width + gap)
        top = 1.0 - (place // self.columns) * (_PANEL_HEIGHT + _GAP) / inner
        return [left, min(1.0, left + width)], [top - _PANEL_HEIGHT / inner, top]


@dataclass(frozen=True, slots=True)
class Panels:
    """What every panel shows: a part of the plane, and what its two axes are called."""

    plane: Plane
    names: tuple[str, str]


def axes_of(grid: Grid, chart: Losses, panels: Panels | None, axes: Axes) -> JsonObject:
    """The figure's layout."""
    layout: JsonObject = {
        "title": {"text": axes.title, "x": 0.01, "font": {"size": 16}},
        "height": grid.height,
        "margin": {"l": 56, "r": 20, "t": _ABOVE, "b": _BELOW},
        "paper_bgcolor": LIGHT.ground,
        "plot_bgcolor": LIGHT.ground,
        "font": {"color": LIGHT.ink, "size": 12},
        "legend": {"orientation": "h", "x": 1.0, "xanchor": "right", "y": 1.0, "yref": "container", "yanchor": "top"},
        "annotations": [],
        "images": [],
        "hovermode": "closest",
    }
    if panels:
        for place, name in enumerate(axes.names):
            _panel_axes(layout, grid, place, panels)
            layout["annotations"].append(_name(name, *grid.domain(place)))
    suffix, (x, y) = grid.suffix(grid.panels), grid.domain(grid.panels)
    quiet = {"gridcolor": LIGHT.hairline, "zeroline": False}
    ends = list(chart.plane.x)
    steps = {"text": said(STEP, axes.lang), "standoff": 4}
    layout[f"xaxis{suffix}"] = {**quiet, "domain": x, "anchor": f"y{suffix}", "range": ends, "title": steps}
    layout[f"yaxis{suffix}"] = {
        **quiet,
        "domain": y,
        "anchor": f"x{suffix}",
        "range": list(chart.plane.y),
        "type": "log" if chart.log else "linear",
        "exponentformat": "power",
        "title": {"text": said(LOSS, axes.lang)},
    }
    return layout


def _panel_axes(layout: JsonObject, grid: Grid, place: int, panels: Panels) -> None:
    suffix, (x, y) = grid.suffix(place), grid.domain(place)
    quiet = {"showgrid": False, "zeroline": False, "nticks": 5, "tickfont": {"size": 10}}
    plane, names = panels.plane, panels.names
    shared = {"matches": "x"} if place else {}
    layout[f"xaxis{suffix}"] = {**quiet, "domain": x, "anchor": f"y{suffix}", "range": list(plane.x), **shared}
    shared = {"matches": "y"} if place else {}
    layout[f"yaxis{suffix}"] = {**quiet, "domain": y, "anchor": f"x{suffix}", "range": list(plane.y), **shared}
    layout[f"xaxis{suffix}"]["title"] = {"text": f"<i>{names[0]}</i>", "standoff": 2, "font": {"size": 11}}
    if place % grid.columns == 0:
        layout[f"yaxis{suffix}"]["title"] = {"text": f"<i>{names[1]}</i>", "standoff": 2, "font": {"size": 11}}


def _name(name: str, x: list[float], y: list[float]) -> JsonObject:
    """A panel's name above it."""
    place = {"x": x[0], "y": y[1], "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return {"text": f"<b>{name}</b>", "showarrow": False, **place}

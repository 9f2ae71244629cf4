"""The figure of a run: panels side by side on the same ground, the losses below, and what moves in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from descentlab.exports.drawing.chart import Losses, losses
from descentlab.exports.drawing.ground import plane_of
from descentlab.exports.drawing.plane import Plane
from descentlab.exports.figure.axes import CHART_POINTS, PANEL, Axes, Grid, Panels, axes_of
from descentlab.exports.figure.ground import ground_image, ground_traces
from descentlab.exports.figure.moving import JsonObject, Moving, MovingPath, line_of, marker_of
from descentlab.exports.palette import LIGHT, mixed
from descentlab.exports.record import Array, Record
from descentlab.exports.terrain import Terrain
from descentlab.exports.thinning import Rows, extreme_rows, few_visible_rows, visible_rows
from descentlab.exports.words import Language

MOST_PANELS = 12
"""More racers share one panel."""
MOST_CORNERS = 2_000
"""Of one path; one that wanders further is drawn through fewer of its points."""
_NEAREST = 0.8
_DASHES = {
    "dot": "3px,3px",
    "dash": "9px,9px",
    "longdash": "15px,15px",
    "dashdot": "9px,3px,3px,3px",
    "longdashdot": "15px,6px,3px,6px",
}
"""What Plotly makes of its names on lines up to 3 pixels wide: a wider halo has to keep step with its line."""


@dataclass(slots=True)
class Scene:
    """A figure at its first row, and what changes from row to row."""

    layout: JsonObject
    last: int
    steps: Array
    """The update that each row follows."""
    data: list[JsonObject] = field(default_factory=list)
    moving: list[MovingPath] = field(default_factory=list)
    fields: list[Moving] = field(default_factory=list)
    """What moves besides lines and points: Plotly has to draw the figure anew for it."""

    def stand(self, trace: JsonObject) -> None:
        """Add a trace that does not move."""
        self.data.append({"hoverinfo": "skip", "showlegend": False, **trace})

    def move(self, trace: JsonObject, x: Array, y: Array, rows: Rows | None) -> None:
        """Add a trace that does."""
        moving = MovingPath(len(self.data), x, y, rows)
        first = moving.at(0)
        self.moving.append(moving)
        self.data.append({"type": "scatter", "x": first[0], "y": first[1], **trace})


def scene_of(records: Sequence[Record], terrain: Terrain | None, title: str, lang: Language, *, most: int = 4) -> Scene:
    """The figure of these racers on their ground, at most so many panels in a row."""
    panels = _panels(len(records)) if terrain else []
    chart = losses(records, CHART_POINTS)
    grid = Grid(len(panels), most)
    names = [escape(record.label) for record in records]
    shown = [names[group[0]] if len(group) == 1 else "" for group in panels]
    plane = plane_of(terrain, PANEL) if terrain else None
    ground = Panels(plane, _axis_names(terrain)) if terrain and plane else None
    layout = axes_of(grid, chart, ground, Axes(escape(title), shown, lang))
    longest = max(records, key=lambda record: record.last)
    scene = Scene(layout, longest.last, longest.steps)
    if terrain and plane:
        image = None if terrain.flat else ground_image(terrain, plane)
        for place, group in enumerate(panels):
            if image:
                axis = grid.suffix(place)
                layout["images"].append({**image, "xref": f"x{axis}", "yref": f"y{axis}"})
            _panel(scene, grid.suffix(place), terrain, plane, [(records[index], names[index]) for index in group])
    add_losses(scene, grid.suffix(len(panels)), chart, records)
    return scene


def add_losses(scene: Scene, axis: str, chart: Losses, records: Sequence[Record]) -> None:
    """Add the chart below the panels."""
    for column, record in zip(chart.columns, records, strict=True):
        _loss(scene, axis, (chart.plane, column), record, escape(record.label))


def _axis_names(terrain: Terrain) -> tuple[str, str]:
    names = [*terrain.problem.parameters, f"J({terrain.problem.parameters[0]})"]
    return names[0], names[1]


def _panels(racers: int) -> list[list[int]]:
    """Which racers each panel shows."""
    return [[index] for index in range(racers)] if racers <= MOST_PANELS else [list(range(racers))]


def _panel(scene: Scene, axis: str, terrain: Terrain, plane: Plane, racers: list[tuple[Record, str]]) -> None:
    place = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    for trace in ground_traces(terrain):
        scene.stand({**trace, **place})
    for record, name in racers:
        x, y = record.params[:, 0], record.loss if terrain.flat else record.params[:, 1]
        pixels = plane.points(x, y)
        rows = few_visible_rows(pixels[:, 0], pixels[:, 1], _NEAREST, MOST_CORNERS)
        start = {"symbol": "circle-open", "color": LIGHT.ink, "size": 9, "line": {"width": 1.5}}
        scene.stand({"type": "scatter", "mode": "markers", "x": x[:1], "y": y[:1], "marker": start, **place})
        for trace in _drawn(record, name, 2.5, 11.0):
            moves = {"hovertemplate": "%{x:.6g}, %{y:.6g}", **trace, **place, "showlegend": False}
            scene.move(moves, x, y, rows if trace["mode"] == "lines" else None)


def _loss(scene: Scene, axis: str, chart: tuple[Plane, Array], record: Record, name: str) -> None:
    plane, column = chart
    place = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    rows = extreme_rows(column, int(CHART_POINTS[0] / 2))
    pixels = plane.points(record.steps[rows], column[rows])
    kept = rows[visible_rows(pixels[:, 0], pixels[:, 1], _NEAREST)]
    for trace in list(_drawn(record, name, 2.0, 9.0))[1:]:
        lines = trace["mode"] == "lines"
        moves = {"hovertemplate": "%{y:.6g}", **trace, **place, "showlegend": not lines}
        scene.move(moves, record.steps, record.loss, kept if lines else None)


def _drawn(record: Record, name: str, width: float, size: float) -> Iterator[JsonObject]:
    """A racer's halo, its line, and its point, which has the line's look beside it in the legend."""
    halo = mixed(record.sign.colour, LIGHT.halo)
    both = {"name": name, "legendgroup": name}
    beneath = {"width": width + 1.5, "color": halo, "dash": _DASHES.get(record.sign.dash, "solid")}
    yield {**both, "mode": "lines", "line": beneath, "hoverinfo": "skip", "hovertemplate": None}
    yield {**both, "mode": "lines", "line": line_of(record, width)}
    yield {**both, "mode": "lines+markers", "line": line_of(record, width), "marker": marker_of(record, size, halo)}

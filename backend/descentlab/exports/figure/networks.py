"""The figure of a training: what every network says over its inputs, the samples above it, the losses below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.data.task import Task
from descentlab.exports.boundary.camera import Cameras
from descentlab.exports.boundary.said import choices, margins, sureness
from descentlab.exports.boundary.shades import WEAKEST_CHOICE, kinds, sample_look, shade
from descentlab.exports.drawing.chart import losses
from descentlab.exports.drawing.networks import plane_of
from descentlab.exports.figure.axes import CHART_POINTS, PANEL, Axes, Grid, Panels, axes_of
from descentlab.exports.figure.moving import JsonObject
from descentlab.exports.figure.scene import Scene, add_losses
from descentlab.exports.palette import LIGHT
from descentlab.exports.record import Array, Record
from descentlab.exports.words import Language

SURE = 10_000
"""What stands for a sureness of 1: two bytes a point are as fine as any screen shows."""
LEADS = 1_000
"""What stands for a lead of 1, and beyond that for the next class."""
_NUMBERS_A_POINT = 8
"""Numbers of two bytes that take as much room as a point of a path."""


@dataclass(frozen=True, slots=True)
class MovingNetwork:
    """What one network says over its inputs, after the update of each row."""

    trace: int
    cameras: Cameras
    racer: int
    steps: Array
    kind: str
    """Of the trace: a frame has to tell it."""

    def shown(self, row: int) -> JsonObject:
        """A field, or for one input a fitted curve."""
        outputs = self.cameras.outputs(self.racer, int(self.steps[min(row, len(self.steps) - 1)]))
        said = {"y": outputs[0]} if self.cameras.task.inputs == 1 else {"z": self._field(outputs)}
        return {"type": self.kind, **said}

    def points(self, _row: int) -> int:
        """How many points of a path it weighs."""
        size = self.cameras.size
        return size if self.cameras.task.inputs == 1 else size * size // _NUMBERS_A_POINT

    def _field(self, outputs: Array) -> NDArray[np.int16]:
        """Outputs that are no numbers are drawn as what no class is sure of."""
        task, loss = self.cameras.task, self.cameras.networks[self.racer].loss
        if task.classes > 2:
            choice = choices(loss, outputs)
            lead = np.minimum(np.nan_to_num(choice.lead), 0.999)
            return np.asarray(np.round(LEADS * (choice.chosen + lead)), dtype=np.int16)
        sure = sureness(task, loss, margins(task, outputs))
        return np.asarray(np.round(SURE * np.nan_to_num(sure)), dtype=np.int16)


def scene_of_networks(records: Sequence[Record], cameras: Cameras, title: str, lang: Language) -> Scene:
    """The figure of these racers over their inputs."""
    chart, grid, task = losses(records, CHART_POINTS), Grid(len(records)), cameras.task
    panels = Panels(plane_of(task, PANEL), ("x", "y") if task.inputs == 1 else ("x₁", "x₂"))
    axes = Axes(escape(title), [escape(record.label) for record in records], lang)
    longest = max(records, key=lambda record: record.last)
    scene = Scene(axes_of(grid, chart, panels, axes), longest.last, longest.steps)
    for index, record in enumerate(records):
        place = {"xaxis": f"x{grid.suffix(index)}", "yaxis": f"y{grid.suffix(index)}", "showlegend": False}
        said = _said(task, cameras.size, record)
        moving = MovingNetwork(len(scene.data), cameras, index, record.steps, said["type"])
        scene.fields.append(moving)
        scene.data.append({**said, **place, **moving.shown(0)})
        for trace in _samples(task):
            scene.stand({**trace, **place})
    add_losses(scene, grid.suffix(len(records)), chart, records)
    return scene


def _said(task: Task, size: int, record: Record) -> JsonObject:
    """The trace of what a network says, but for its values."""
    x = np.linspace(*task.domain[0], size)
    if task.inputs == 1:
        line = {"color": record.sign.colour, "width": 2.5}
        return {"type": "scatter", "mode": "lines", "name": escape(record.label), "x": x, "line": line}
    ground = {"x": x, "y": np.linspace(*task.domain[1], size), "showscale": False, "hoverinfo": "skip"}
    if task.classes > 2:
        ends = {"zmin": 0, "zmax": LEADS * task.classes}
        return {"type": "heatmap", "colorscale": _of_choices(task.classes), "zsmooth": False, **ends, **ground}
    ends = {"zmin": -SURE, "zmax": SURE, "zmid": 0}
    if not task.classes:
        return {"type": "heatmap", "colorscale": _of_sureness(), "zsmooth": "best", **ends, **ground}
    boundary = {"start": 0, "end": 0, "size": 1, "coloring": "heatmap"}
    line = {"color": LIGHT.ink, "width": 1.5, "smoothing": 0}
    return {"type": "contour", "colorscale": _of_sureness(), "contours": boundary, "line": line, **ends, **ground}


def _of_sureness() -> list[list[float | str]]:
    return [[0.0, shade(0, 1.0)], [0.5, LIGHT.ground], [1.0, shade(1, 1.0)]]


def _of_choices(classes: int) -> list[list[float | str]]:
    """Each class has a part of the scale to itself: from a weak lead to a strong one."""
    scale: list[list[float | str]] = []
    for one in range(classes):
        scale += [[one / classes, shade(one, WEAKEST_CHOICE)], [(one + 1) / classes, shade(one, 1.0)]]
    return scale


def _samples(task: Task) -> Iterator[JsonObject]:
    """The training samples, a trace for each class."""
    x, label = task.train.x, task.train.label
    both = {"type": "scattergl" if len(label) > 2_000 else "scatter", "mode": "markers"}
    kind_of = kinds(task)
    for kind in np.unique(kind_of).tolist():
        mine = kind_of == kind
        symbol, colour = sample_look(task, kind)
        marker = {"color": colour, "symbol": symbol, "size": 5, "line": {"color": LIGHT.ground, "width": 0.5}}
        yield {**both, "x": x[mine, 0], "y": label[mine] if task.inputs == 1 else x[mine, 1], "marker": marker}

"""The panels of a picture of networks: what each one says over its inputs, and the training samples above it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from contourpy import LineType, contour_generator

from descentlab.engine.data.task import Task
from descentlab.exports.boundary.camera import Cameras
from descentlab.exports.boundary.said import choices, label_range, margins, sureness
from descentlab.exports.boundary.shades import choice_pixels, kinds, sample_look, sure_pixels
from descentlab.exports.drawing.marks import Area, Array, Field, Layer, Line, Mark
from descentlab.exports.drawing.plane import Plane, pieces
from descentlab.exports.drawing.sign import corners
from descentlab.exports.palette import LIGHT

_LINE = 1.5
_CURVE, _CURVE_EDGE = 2.25, 5.0
_RADIUS, _CROWDED = 2.6, 1.5
_CROWD = 400
"""With more samples than these they are drawn smaller."""
_CURVE_ROOM = 0.2
"""Beyond the labels, a fitted curve is shown this share of their range further."""


@dataclass(frozen=True, slots=True)
class NetworkPanels:
    """Draws every racer's panel, of one size."""

    cameras: Cameras
    size: tuple[float, float]
    samples: Layer

    def marks(self, racer: int, step: int, colour: str) -> Iterator[Mark]:
        """A racer's panel after an update; the colour is its fitted curve's."""
        outputs, task = self.cameras.outputs(racer, step), self.cameras.task
        if task.inputs == 1:
            yield from _curve(plane_of(task, self.size), outputs[0], colour)
        else:
            yield from _field(task, self.cameras.networks[racer].loss, outputs, self.size)
        yield self.samples


def network_panels(cameras: Cameras, size: tuple[float, float]) -> NetworkPanels:
    """The panels of a training."""
    return NetworkPanels(cameras, size, Layer(tuple(_samples(cameras.task, plane_of(cameras.task, size))), size))


def plane_of(task: Task, size: tuple[float, float]) -> Plane:
    """What a panel shows: both inputs, or one and the numbers to predict."""
    if task.inputs > 1:
        return Plane(size, task.domain[0], task.domain[1])
    low, high = label_range(task)
    room = _CURVE_ROOM * (high - low)
    return Plane(size, task.domain[0], (low - room, high + room))


def _curve(plane: Plane, values: Array, colour: str) -> Iterator[Mark]:
    x = np.linspace(*plane.x, len(values))
    kept = np.isfinite(values)
    for piece in pieces(plane.points(x[kept], values[kept]), plane.size):
        yield Line(piece, LIGHT.ground, _CURVE_EDGE)
        yield Line(piece, colour, _CURVE)


def _field(task: Task, loss: str, outputs: Array, size: tuple[float, float]) -> Iterator[Mark]:
    if task.classes > 2:
        yield Field(choice_pixels(choices(loss, outputs)), size)
        return
    lean = margins(task, outputs)
    yield Field(sure_pixels(sureness(task, loss, lean)), size)
    if not task.classes:
        return
    across, down = (np.linspace(*ends, len(lean)) for ends in ((0.0, size[0]), (size[1], 0.0)))
    for line in contour_generator(across, down, np.ma.masked_invalid(lean), line_type=LineType.Separate).lines(0.0):
        yield Line(np.asarray(line), LIGHT.ink, _LINE)


def _samples(task: Task, plane: Plane) -> Iterator[Mark]:
    radius = _CROWDED if len(task.train.label) > _CROWD else _RADIUS
    flat = task.inputs == 1
    y = task.train.label if flat else task.train.x[:, 1]
    for at, kind in zip(plane.points(task.train.x[:, 0], y), kinds(task).tolist(), strict=True):
        form, colour = sample_look(task, kind)
        outline = at + (0.8 * radius if flat else radius) * corners(form)
        yield Area((outline,), colour)
        yield Line(np.vstack([outline, outline[:1]]), LIGHT.ground, 0.75)

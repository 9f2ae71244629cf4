"""The ground of a figure's panel.

A surface is an image in the figure's layout and no contour trace: Plotly takes contours away from a figure that is
animated without being drawn anew, and drawing them anew takes several times as long as everything else in a frame.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence

import numpy as np

from descentlab.engine.surface import Point
from descentlab.exports.drawing.ground import level_marks
from descentlab.exports.drawing.marks import Drawing
from descentlab.exports.drawing.plane import Plane
from descentlab.exports.drawing.svg import svg
from descentlab.exports.figure.moving import JsonObject
from descentlab.exports.palette import LIGHT
from descentlab.exports.terrain import Terrain


def ground_image(terrain: Terrain, plane: Plane) -> JsonObject:
    """A surface's levels in the quiet ramp, as an image that fills the panel's domain."""
    drawing = Drawing(plane.size, LIGHT.ramp[0], list(level_marks(terrain, plane, LIGHT)))
    source = f"data:image/svg+xml;base64,{b64encode(svg(drawing).encode()).decode()}"
    (left, right), (low, high) = plane.x, plane.y
    size = {"x": left, "y": high, "sizex": right - left, "sizey": high - low}
    return {"source": source, **size, "xanchor": "left", "yanchor": "top", "sizing": "stretch", "layer": "below"}


def ground_traces(terrain: Terrain) -> Iterator[JsonObject]:
    """What of the ground is drawn as traces: a curve, or a surface's minima and saddles."""
    if terrain.flat:
        line = {"color": LIGHT.ink_soft, "width": 1.25}
        yield {"type": "scatter", "mode": "lines", "x": terrain.x, "y": terrain.z, "line": line}
        return
    yield from _marked(terrain.problem.landmarks.minima, "cross-thin-open")
    yield from _marked(terrain.problem.landmarks.saddles, "x-thin-open")


def _marked(points: Sequence[Point], symbol: str) -> Iterator[JsonObject]:
    if points:
        x, y = np.array(points, dtype=np.float64).T
        line = {"width": 1.25, "color": LIGHT.ink_soft}
        marker = {"symbol": symbol, "size": 9, "color": LIGHT.ink_soft, "line": line}
        yield {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marker}

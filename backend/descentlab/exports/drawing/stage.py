"""The stage as a picture: a panel for each racer on the same ground, and the losses below, at any step of the run."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from descentlab.exports.boundary.camera import cameras_of
from descentlab.exports.drawing.chart import axes_marks, clipped, loss_points, losses
from descentlab.exports.drawing.ground import ground_marks, plane_of
from descentlab.exports.drawing.layout import MARGIN, Size, layout
from descentlab.exports.drawing.marks import Array, Drawing, Mark, Part, Ring, Words
from descentlab.exports.drawing.networks import network_panels
from descentlab.exports.drawing.plane import Plane, pieces
from descentlab.exports.drawing.sign import marker_marks, path_marks
from descentlab.exports.palette import LIGHT
from descentlab.exports.record import Record, records
from descentlab.exports.terrain import Terrain, terrain_of
from descentlab.exports.thinning import Rows, visible_rows
from descentlab.exports.words import LOSS, STEP, Language, said
from descentlab.session.whole import WholeRun

_PATH, _LOSS = (2.25, 0.75), (1.75, 0.5)
"""Width of a line, and how far its halo reaches."""
_NEAREST = 0.3
MOST_PANELS = 12
"""A picture of more racers shows their losses only."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """A racer's path in its panel's pixels, and the rows of it that can be told apart."""

    points: Array
    rows: Rows


class Stage:
    """What stands still in the pictures of a run, made once, and a drawing at each of its rows."""

    def __init__(self, run: WholeRun, title: str, lang: Language, size: Size) -> None:
        self._records = list(records(run))
        self._title, self._lang = title, lang
        few = len(self._records) <= MOST_PANELS
        terrain, cameras = (terrain_of(run.settled), cameras_of(run)) if few else (None, None)
        self._layout = layout(len(self._records), size, panels=terrain is not None or cameras is not None)
        self._networks = network_panels(cameras, self._layout.panel) if cameras else None
        self._losses = losses(self._records, self._layout.chart_size)
        self._plane = plane_of(terrain, self._layout.panel) if terrain else None
        self._ground = list(ground_marks(terrain, self._plane, LIGHT)) if terrain and self._plane else []
        self._panels = [_panel(record, terrain, self._plane) for record in self._records] if self._plane else []

    @property
    def last(self) -> int:
        """The last row of the racer that went furthest."""
        return max(record.last for record in self._records)

    @property
    def colours(self) -> list[str]:
        """The racers' colours."""
        return list(dict.fromkeys(record.sign.colour for record in self._records))

    @property
    def fields(self) -> bool:
        """Whether what moves are fields too, in colours that no single picture holds."""
        return self._networks is not None

    @property
    def still(self) -> Drawing:
        """What no row changes."""
        return Drawing(self._layout.size, LIGHT.ground, list(self._still()), self._title)

    def drawing(self, row: int) -> Drawing:
        """The whole picture at a row."""
        return Drawing(self._layout.size, LIGHT.ground, [*self._still(), *self.moving(row)], self._title)

    def _still(self) -> Iterator[Mark]:
        for at, record in zip(self._layout.panels, self._records, strict=False):
            if self._ground:
                yield Part(self._ground, at, self._layout.panel)
            yield from named_marks(record, (at[0], at[1] - 8.0))
        for at, record in zip(self._layout.legend, self._records, strict=False):
            yield from named_marks(record, at)
        yield Words(self._title, (MARGIN, self._layout.title), 14.0, LIGHT.ink, bold=True)
        names = (said(STEP, self._lang), said(LOSS, self._lang))
        yield Part(list(axes_marks(self._losses, LIGHT, names)), self._layout.chart)

    def moving(self, row: int) -> Iterator[Mark]:
        """What a row changes."""
        for index, (at, record) in enumerate(zip(self._layout.panels, self._records, strict=False)):
            yield Part(list(self._panel(index, record, row)), at, self._layout.panel)
            yield _standing(record, row, (at[0], at[1] + self._layout.panel[1] + 17))
        step = max(float(record.steps[min(row, record.last)]) for record in self._records)
        text = f"{said(STEP, self._lang)} {step:.0f}"
        yield Words(text, (self._layout.size[0] - MARGIN, self._layout.title), 14.0, LIGHT.ink, "end")
        yield Part(list(self._lost(row)), self._layout.chart, self._losses.plane.size)
        yield Part(list(self._heads(row)), self._layout.chart)

    def _panel(self, index: int, record: Record, row: int) -> Iterator[Mark]:
        if self._networks is None:
            yield from self._walked(record, self._panels[index], row)
        else:
            step = int(record.steps[min(row, record.last)])
            yield from self._networks.marks(index, step, record.sign.colour)

    def _walked(self, record: Record, panel: _Panel, row: int) -> Iterator[Mark]:
        here = min(row, record.last)
        shown = panel.points[[*panel.rows[panel.rows < here].tolist(), here]]
        shown = shown[np.isfinite(shown).all(axis=1)]
        for piece in pieces(shown, self._layout.panel):
            yield from path_marks(record.sign, piece, _PATH[0], (LIGHT.halo, _PATH[1]))
        yield Ring((float(panel.points[0][0]), float(panel.points[0][1])), 4.5, LIGHT.ink, 1.5)
        if self._plane is not None and len(shown) and self._plane.holds(shown[-1]):
            yield from marker_marks(record.sign, (float(shown[-1][0]), float(shown[-1][1])), 5.0, LIGHT.halo)

    def _lost(self, row: int) -> Iterator[Mark]:
        chart = self._losses
        for index, record in enumerate(self._records):
            points = loss_points(chart, index, record, slice(0, row + 1))
            shown = points[visible_rows(points[:, 0], points[:, 1], _NEAREST)]
            for piece in clipped(shown, chart):
                yield from path_marks(record.sign, piece, _LOSS[0], (LIGHT.halo, _LOSS[1]))

    def _heads(self, row: int) -> Iterator[Mark]:
        """The racers' points on the chart, which may stand half outside of it."""
        for index, record in enumerate(self._records):
            for point in loss_points(self._losses, index, record, slice(row, row + 1)):
                if self._losses.plane.holds(point):
                    yield from marker_marks(record.sign, (float(point[0]), float(point[1])), 4.0, LIGHT.halo)


def _panel(record: Record, terrain: Terrain | None, plane: Plane | None) -> _Panel:
    if terrain is None or plane is None:
        return _Panel(np.empty((0, 2)), np.empty(0, dtype=np.int64))
    points = plane.points(record.params[:, 0], record.loss if terrain.flat else record.params[:, 1])
    return _Panel(points, visible_rows(points[:, 0], points[:, 1], _NEAREST))


def _standing(record: Record, row: int, at: tuple[float, float]) -> Words:
    """Where a racer stands, in numbers."""
    here = min(row, record.last)
    right = "" if record.right is None else f"   {100 * record.right[here]:.4g} %"
    return Words(f"{record.steps[here]:.0f}   J = {record.loss[here]:.6g}{right}", at, 11.0, LIGHT.ink_soft)


def named_marks(record: Record, at: tuple[float, float]) -> Iterator[Mark]:
    """A racer's sign, a bit of its line with its marker on it, and its name."""
    line = np.array([(at[0], at[1] - 4), (at[0] + 32, at[1] - 4)])
    yield from path_marks(record.sign, line, _PATH[0], (LIGHT.halo, _PATH[1]))
    yield from marker_marks(record.sign, (at[0] + 16, at[1] - 4), 4.5, LIGHT.halo)
    yield Words(record.label, (at[0] + 40, at[1]), 12.0, LIGHT.ink)

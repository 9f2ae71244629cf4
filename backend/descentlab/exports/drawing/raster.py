"""A drawing in pixels, by Pillow."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from descentlab.exports.drawing.dashes import dashed
from descentlab.exports.drawing.fonts import font
from descentlab.exports.drawing.marks import Area, Array, Drawing, Field, Layer, Line, Mark, Part, Ring, Words

_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def raster(drawing: Drawing, scale: float, onto: Image.Image | None = None) -> Image.Image:
    """The drawing as a picture of `size * scale` pixels; `onto` a copy of a picture of that size, if there is one."""
    size = (round(drawing.size[0] * scale), round(drawing.size[1] * scale))
    picture = Image.new("RGB", size, drawing.ground) if onto is None else onto.copy()
    _Pen(picture, scale).draw(drawing.marks, np.zeros(2))
    return picture


def smooth(drawing: Drawing, scale: float, finer: int = 3) -> Image.Image:
    """The drawing in `size * scale` pixels, drawn `finer` times as large, so that slanted lines are smooth."""
    return raster(drawing, scale * finer).reduce(finer)


class _Pen:
    """Draws marks into a picture; `scale` is picture pixels to a drawing's pixel."""

    def __init__(self, picture: Image.Image, scale: float) -> None:
        self._picture = picture
        self._draw = ImageDraw.Draw(picture)
        self._scale = scale

    def draw(self, marks: Sequence[Mark], origin: Array) -> None:
        for mark in marks:
            if isinstance(mark, Part):
                self._part(mark, origin)
            elif isinstance(mark, Area):
                self._area(mark, origin)
            elif isinstance(mark, Line):
                self._line(mark, origin)
            elif isinstance(mark, Ring):
                self._ring(mark, origin)
            elif isinstance(mark, Field):
                self._field(mark, origin)
            elif isinstance(mark, Layer):
                self._layer(mark, origin)
            else:
                self._words(mark, origin)

    def _part(self, part: Part, origin: Array) -> None:
        at = origin + np.array(part.at)
        if part.size is None:
            self.draw(part.marks, at)
            return
        left, top, right, bottom = (round(float(side) * self._scale) for side in (*at, *(at + np.array(part.size))))
        within = self._picture.crop((left, top, right, bottom))
        _Pen(within, self._scale).draw(part.marks, np.zeros(2))
        self._picture.paste(within, (left, top))

    def _pixels(self, points: Array, origin: Array) -> list[tuple[float, float]]:
        return [(x, y) for x, y in ((points + origin) * self._scale).tolist()]

    def _area(self, area: Area, origin: Array) -> None:
        if len(area.rings) == 1:
            self._draw.polygon(self._pixels(area.rings[0], origin), fill=area.fill)
            return
        low = np.floor((area.rings[0].min(axis=0) + origin) * self._scale)
        size = np.ceil((np.ptp(area.rings[0], axis=0)) * self._scale) + 2
        mask = Image.new("L", (int(size[0]), int(size[1])), 0)
        pen = ImageDraw.Draw(mask)
        for index, ring in enumerate(area.rings):
            pen.polygon(self._pixels(ring, origin - low / self._scale), fill=0 if index else 255)
        self._picture.paste(area.fill, (int(low[0]), int(low[1])), mask)

    def _line(self, line: Line, origin: Array) -> None:
        width = max(1, round(line.width * self._scale))
        for stroke in dashed(line.points, line.dashes):
            self._draw.line(self._pixels(stroke, origin), fill=line.colour, width=width, joint="curve")

    def _ring(self, ring: Ring, origin: Array) -> None:
        x, y = (np.array(ring.at) + origin) * self._scale
        radius = (ring.radius + ring.width / 2) * self._scale
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(box, outline=ring.colour, width=round(ring.width * self._scale))

    def _field(self, field: Field, origin: Array) -> None:
        size = (round(field.size[0] * self._scale), round(field.size[1] * self._scale))
        grid = Image.fromarray(field.pixels[::-1])
        # The middles of the outer pixels lie on the edges, so half a pixel is left out all around.
        box = (0.5, 0.5, grid.width - 0.5, grid.height - 0.5)
        spread = grid.resize(size, Image.Resampling.BILINEAR, box=box)
        self._picture.paste(spread, self._corner(origin))

    def _layer(self, layer: Layer, origin: Array) -> None:
        drawn = _layer_image(layer, self._scale)
        self._picture.paste(drawn, self._corner(origin), drawn)

    def _corner(self, origin: Array) -> tuple[int, int]:
        left, top = (origin * self._scale).round().astype(int).tolist()
        return left, top

    def _words(self, words: Words, origin: Array) -> None:
        face = font(words.text, words.size * self._scale)
        if face is None:
            return
        x, y = (np.array(words.at) + origin) * self._scale
        bold = 0.4 * self._scale if words.bold else 0
        self._draw.text((x, y), words.text, words.colour, face, _ANCHORS[words.anchor], stroke_width=bold)


@lru_cache(maxsize=8)
def _layer_image(layer: Layer, scale: float) -> Image.Image:
    """A layer by itself on nothing; kept for the next frames."""
    size = (round(layer.size[0] * scale), round(layer.size[1] * scale))
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    _Pen(picture, scale).draw(layer.marks, np.zeros(2))
    return picture

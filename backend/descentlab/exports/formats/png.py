"""The stage at one step as a picture of pixels, twice as fine as it is large."""

from collections.abc import Iterator
from io import BytesIO

from descentlab.exports.drawing.fonts import can_show
from descentlab.exports.drawing.picture import drawing_of
from descentlab.exports.drawing.raster import smooth
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    out = BytesIO()
    lang = taken.lang if can_show("\u6b65") else "en"
    smooth(drawing_of(taken.run, lang, taken.step), scale=2.0).save(out, "PNG", optimize=True)
    yield out.getvalue()


FORMAT = Format("png", 80, ".png", "image/png", _pieces, served=False)

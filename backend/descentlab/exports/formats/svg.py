"""The stage at one step as a drawing that can be enlarged without end."""

from collections.abc import Iterator

from descentlab.exports.drawing.picture import drawing_of
from descentlab.exports.drawing.svg import svg
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield svg(drawing_of(taken.run, taken.lang, taken.step)).encode()


FORMAT = Format("svg", 90, ".svg", "image/svg+xml", _pieces, served=False)

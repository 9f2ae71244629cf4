"""The run as an animation that plays in slides."""

from collections.abc import Iterator

from descentlab.exports.drawing.animation import gif
from descentlab.exports.drawing.fonts import can_show
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield gif(taken.run, taken.lang if can_show("\u6b65") else "en")


FORMAT = Format("gif", 70, ".gif", "image/gif", _pieces, served=False)

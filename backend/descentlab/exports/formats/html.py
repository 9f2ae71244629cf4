"""The run as one page that plays without a server, offline."""

from collections.abc import Iterator

from descentlab.exports.format import Format, Taken
from descentlab.exports.page.standalone import standalone


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield from standalone(taken.run, taken.lang)


FORMAT = Format("html", 10, ".html", "text/html; charset=utf-8", _pieces)

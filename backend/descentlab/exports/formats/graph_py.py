"""A formula's forward and backward pass as a script."""

from collections.abc import Iterator

from descentlab.exports.code.graph_script import graph_script
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield graph_script(taken.settled, taken.lang).encode()


FORMAT = Format("graph_py", 44, ".graph.py", "text/x-python; charset=utf-8", _pieces, rows=False)

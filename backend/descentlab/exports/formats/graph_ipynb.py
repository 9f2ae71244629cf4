"""A formula's forward and backward pass as a notebook."""

from collections.abc import Iterator

from descentlab.exports.code.graph_script import graph_notebook
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield graph_notebook(taken.settled, taken.lang)


FORMAT = Format("graph_ipynb", 42, ".graph.ipynb", "application/x-ipynb+json", _pieces, rows=False)

"""A notebook of exactly this run: the script's parts as cells, and a picture."""

from collections.abc import Iterator

from descentlab.exports.code.notebook import notebook
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield notebook(taken.settled, taken.lang)


FORMAT = Format("ipynb", 30, ".ipynb", "application/x-ipynb+json", _pieces, rows=False)

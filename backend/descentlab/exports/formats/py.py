"""A runnable script in plain NumPy of exactly this run."""

from collections.abc import Iterator

from descentlab.exports.code.script_of import script_of
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield script_of(taken.settled, taken.lang).text.encode()


FORMAT = Format("py", 20, ".py", "text/x-python; charset=utf-8", _pieces, rows=False)

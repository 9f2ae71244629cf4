"""The run as `POST /api/run` answers it, every number in full, those that are not finite as null."""

from collections.abc import Iterator

from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield from taken.run.pieces()
    yield b"\n"


FORMAT = Format("json", 60, ".json", "application/json", _pieces)

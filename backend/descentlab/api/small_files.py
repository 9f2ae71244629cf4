"""The page's many small files: read and compressed once, and again when they have changed."""

import gzip
from pathlib import Path
from typing import NamedTuple

LARGEST = 262_144
"""Bytes of a file that is kept in memory; larger ones are read from the disk each time."""

_WORTH_IT = 1024
"""Bytes below which compressing saves no packet."""


class SmallFile(NamedTuple):
    """What a file held when it was read."""

    modified: int
    size: int
    bodies: dict[str, bytes]
    """By encoding: "" as it is, and gzip where that is shorter."""


class SmallFiles:
    """Keeps what it has read; it holds no more than the folder that it is asked for."""

    def __init__(self) -> None:
        self._known: dict[Path, SmallFile] = {}

    def get(self, file: Path) -> SmallFile | None:
        """The file as it is now; None where it is too large to be kept."""
        status = file.stat()
        if status.st_size > LARGEST:
            return None
        known = self._known.get(file)
        if known is None or (known.modified, known.size) != (status.st_mtime_ns, status.st_size):
            known = SmallFile(status.st_mtime_ns, status.st_size, _bodies(file.read_bytes()))
            self._known[file] = known
        return known


def _bodies(body: bytes) -> dict[str, bytes]:
    packed = gzip.compress(body, 6, mtime=0) if len(body) >= _WORTH_IT else body
    return {"": body, "gzip": packed} if len(packed) < len(body) else {"": body}

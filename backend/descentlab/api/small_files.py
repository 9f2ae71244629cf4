"""The page's many small files: read and compressed once, and again when they have changed.

A style sheet that imports others is sent with their text in the place of its imports: a browser would ask for each of
them only when it has read the first.
"""

import gzip
import re
from pathlib import Path
from typing import NamedTuple

LARGEST = 262_144
"""Bytes of a file that is kept in memory; larger ones are read from the disk each time."""

_WORTH_IT = 1024
"""Bytes below which compressing saves no packet."""

_IMPORT = re.compile(rb'^@import "([\w.-]+\.css)";$', re.MULTILINE)

Marks = tuple[tuple[Path, int, int], ...]
"""Files with the moment of their last change and their size."""


class SmallFile(NamedTuple):
    """What a file held when it was read."""

    marks: Marks
    """Of the file and of those that it imports."""
    bodies: dict[str, bytes]
    """By encoding: "" as it is, and gzip where that is shorter."""

    @property
    def modified(self) -> int:
        """Nanoseconds since the epoch at the last change of any part."""
        return max(moment for _, moment, _ in self.marks)


class SmallFiles:
    """Keeps what it has read; it holds no more than the folder that it is asked for."""

    def __init__(self) -> None:
        self._known: dict[Path, SmallFile] = {}

    def get(self, file: Path) -> SmallFile | None:
        """The file as it is now; None where it is too large to be kept."""
        if file.stat().st_size > LARGEST:
            return None
        known = self._known.get(file)
        if known is None or _marks([path for path, _, _ in known.marks]) != known.marks:
            known = self._known[file] = _read(file)
        return known


def _read(file: Path) -> SmallFile:
    body, parts = file.read_bytes(), [file]
    if file.suffix == ".css":
        parts += [file.with_name(name.decode()) for name in _IMPORT.findall(body)]
        body = _IMPORT.sub(lambda found: file.with_name(found[1].decode()).read_bytes(), body)
    packed = gzip.compress(body, 6, mtime=0) if len(body) >= _WORTH_IT else body
    return SmallFile(_marks(parts), {"": body, "gzip": packed} if len(packed) < len(body) else {"": body})


def _marks(files: list[Path]) -> Marks:
    return tuple((file, status.st_mtime_ns, status.st_size) for file in files for status in [file.stat()])

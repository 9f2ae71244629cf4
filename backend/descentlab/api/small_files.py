"""The page's many small files: read and compressed once, and again when they have changed.

A style sheet that imports others is sent with their text in the place of its imports: a browser would ask for each of
them only when it has read the first. The modules that the page opens with are sent as one (`opening.py`).
"""

import gzip
import re
from pathlib import Path
from typing import NamedTuple

from descentlab.api.opening import FIRST, Marks, Opening, marks

LARGEST = 262_144
"""Bytes of a file that is kept in memory; larger ones are read from the disk each time."""

_WORTH_IT = 1024
"""Bytes below which compressing saves no packet."""

BEGINNINGS = ("index.html", FIRST)
"""Addresses that a page that opens begins with: then it is looked whether any of its modules has changed."""

_IMPORT = re.compile(rb'^@import "([\w.-]+\.css)";$', re.MULTILINE)


class SmallFile(NamedTuple):
    """What a file held when it was read."""

    marks: Marks
    """Of the file and of those that it is made from."""
    bodies: dict[str, bytes]
    """By encoding: "" as it is, and gzip where that is shorter."""
    modified: int
    """Nanoseconds since the epoch at the last change of any part."""


class SmallFiles:
    """Keeps what it has read; it holds no more than the folder that it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opening = Opening(folder)
        self._known: dict[Path, SmallFile] = {}

    def get(self, file: Path) -> SmallFile | None:
        """The file as it is now; None where it is too large to be kept."""
        address = file.relative_to(self._folder).as_posix()
        if (address in BEGINNINGS or address in self._opening.addresses) and self._opening.stale:
            self._opening = Opening(self._folder)
            self._known.clear()
        if address != FIRST and file.stat().st_size > LARGEST:
            return None
        known = self._known.get(file)
        if known is None or (address != FIRST and _changed(known)):
            known = self._known[file] = self._read(file, address)
        return known

    def _read(self, file: Path, address: str) -> SmallFile:
        if address == FIRST:
            return _kept(self._opening.text.encode(), self._opening.marks, self._opening.marks)
        body, parts = file.read_bytes(), [file]
        if file.suffix == ".css":
            parts += [file.with_name(name.decode()) for name in _IMPORT.findall(body)]
            body = _IMPORT.sub(lambda found: file.with_name(found[1].decode()).read_bytes(), body)
        elif address == "index.html":
            body = self._opening.page(body.decode()).encode()
        elif file.suffix == ".js" and address.startswith("src/"):
            return _kept(self._opening.module(address, body.decode()).encode(), marks(parts), self._opening.marks)
        return _kept(body, marks(parts))


def _changed(known: SmallFile) -> bool:
    return marks([path for path, _, _ in known.marks]) != known.marks


def _kept(body: bytes, parts: Marks, besides: Marks = ()) -> SmallFile:
    packed = gzip.compress(body, 6, mtime=0) if len(body) >= _WORTH_IT else body
    bodies = {"": body, "gzip": packed} if len(packed) < len(body) else {"": body}
    return SmallFile(parts, bodies, max((moment for _, moment, _ in (*parts, *besides)), default=0))

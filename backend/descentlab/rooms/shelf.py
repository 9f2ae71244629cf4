"""Records on disk: one SQLite file, written by one thread."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

VERSION = 1
"""Of the layout; a file of a later one is left alone."""


class ShelfError(Exception):
    """The file cannot be used, with why."""


class Shelf:
    """The records of rooms by their codes. Only one thread may use it.

    In WAL mode with `synchronous=NORMAL` a commit outlives the process, however it ends.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
            self._prepare()
        except (OSError, sqlite3.Error) as problem:
            raise ShelfError(f"Rooms cannot be kept in {path}: {problem}.") from problem

    def _prepare(self) -> None:
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=NORMAL")
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise sqlite3.DatabaseError(f"it is of a later version ({version}) of Descent Lab")
        self._base.execute(
            "CREATE TABLE IF NOT EXISTS rooms (code TEXT PRIMARY KEY, touched REAL NOT NULL, record BLOB NOT NULL)"
        )
        self._base.execute(f"PRAGMA user_version={VERSION}")

    def add(self, code: str, record: Mapping[str, Any]) -> bool:
        """Keep a new record; False where there is one of this code."""
        row = (code, record["touched"], orjson.dumps(record))
        return self._base.execute("INSERT OR IGNORE INTO rooms VALUES (?, ?, ?)", row).rowcount == 1

    def put(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep records in place of older ones; closed ones are thrown away."""
        self._base.execute("BEGIN IMMEDIATE")
        for code, record in records.items():
            if record["closed"]:
                self._base.execute("DELETE FROM rooms WHERE code = ?", (code,))
            else:
                row = (code, record["touched"], orjson.dumps(record))
                self._base.execute("INSERT OR REPLACE INTO rooms VALUES (?, ?, ?)", row)
        self._base.execute("COMMIT")

    def get(self, code: str) -> dict[str, Any] | None:
        """The record of a code."""
        row = self._base.execute("SELECT record FROM rooms WHERE code = ?", (code,)).fetchone()
        return orjson.loads(row[0]) if row else None

    def sweep(self, before: float) -> None:
        """Throw away what was last touched before a time."""
        self._base.execute("DELETE FROM rooms WHERE touched < ?", (before,))

    def sound(self) -> bool:
        """Whether the file is whole."""
        return bool(self._base.execute("PRAGMA integrity_check").fetchone() == ("ok",))

    def close(self) -> None:
        """Write everything into the one file."""
        self._base.close()

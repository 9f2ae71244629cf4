"""Records on disk: one SQLite file, written by one thread."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

VERSION = 1
"""Of the layout; a file of a later one is left alone."""


PATIENCE = 0.5
"""Seconds to wait for another process that has the file."""

_PASSING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


class ShelfError(Exception):
    """The file cannot be used, with why; `passing` where it may be used later, as it is."""

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


class Shelf:
    """The records of rooms by their codes. Only one thread may use it, and only one process has the file.

    In WAL mode with `synchronous=NORMAL` a commit outlives the process, however it ends. Two processes with the same
    rooms would not hear each other's changes; so the file is locked for as long as it is open.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as problem:
            raise _error(path, problem) from problem
        try:
            self._prepare()
            self._file = path.stat().st_ino
        except (OSError, sqlite3.Error) as problem:
            self._base.close()
            raise _error(path, problem) from problem

    def _prepare(self) -> None:
        self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise sqlite3.DatabaseError(f"it is of a later version ({version}) of Descent Lab")
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=NORMAL")
        self._base.execute(
            "CREATE TABLE IF NOT EXISTS rooms (code TEXT PRIMARY KEY, touched REAL NOT NULL, record BLOB NOT NULL)"
        )
        self._base.execute(f"PRAGMA user_version={VERSION}")

    def add(self, code: str, record: Mapping[str, Any]) -> bool:
        """Keep a new record; False where there is one of this code."""
        row = (code, record["touched"], orjson.dumps(record))
        return self._base.execute("INSERT OR IGNORE INTO rooms VALUES (?, ?, ?)", row).rowcount == 1

    def put(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep records in place of older ones, all of them or none; closed ones are thrown away."""
        with self._written():
            for code, record in records.items():
                if record["closed"]:
                    self._base.execute("DELETE FROM rooms WHERE code = ?", (code,))
                else:
                    row = (code, record["touched"], orjson.dumps(record))
                    self._base.execute("INSERT OR REPLACE INTO rooms VALUES (?, ?, ?)", row)

    def get(self, code: str) -> dict[str, Any] | None:
        """The record of a code."""
        row = self._base.execute("SELECT record FROM rooms WHERE code = ?", (code,)).fetchone()
        return orjson.loads(row[0]) if row else None

    def sweep(self, before: float) -> None:
        """Throw away what was last touched before a time."""
        self._base.execute("DELETE FROM rooms WHERE touched < ?", (before,))

    def there(self) -> bool:
        """Whether the file is still the one that was opened: what is written into one that was deleted is lost."""
        try:
            return self._path.stat().st_ino == self._file
        except OSError:
            return False

    def sound(self) -> bool:
        """Whether the file is whole."""
        return bool(self._base.execute("PRAGMA integrity_check").fetchone() == ("ok",))

    def close(self) -> None:
        """Write everything into the one file."""
        self._base.close()

    @contextmanager
    def _written(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise


def _error(path: Path, problem: Exception) -> ShelfError:
    code = getattr(problem, "sqlite_errorcode", None)
    passing = code is not None and code & 0xFF in _PASSING
    remedy = "It is tried again." if passing else "Mend it, or move it away for a new one."
    return ShelfError(f"Rooms cannot be kept in {path}: {problem}. {remedy}", passing=passing)

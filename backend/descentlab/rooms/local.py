"""Rooms of one process: in memory, with a file behind them where there is one."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import time
from typing import Any, TypeVar

from descentlab.rooms.journal import Hear, Snapshot
from descentlab.rooms.record import Change
from descentlab.rooms.shelf import Shelf, ShelfError

log = logging.getLogger("descentlab")

MOST_IN_MEMORY = 1000
"""Records that are kept where there is no file."""

SAVE_EVERY = 0.5
"""Seconds between two savings of what has changed."""

T = TypeVar("T")


class LocalJournal:
    """Changes are heard at once; what has changed is saved twice a second, and when the server ends.

    A room that was opened is in the file before its lecturer is told so.
    """

    def __init__(self, path: Path | None, hours: float) -> None:
        self._path = path
        self._seconds = hours * 3600
        self._shelf: Shelf | None = None
        self._memory: dict[str, dict[str, Any]] = {}
        self._watched: dict[str, tuple[Hear, Snapshot]] = {}
        self._unsaved: set[str] = set()
        self._thread = ThreadPoolExecutor(1, "rooms")
        self._saver: asyncio.Task[None] | None = None

    async def open(self, paused: Callable[[bool], None]) -> None:
        """Open the file, if there is one, and begin to save."""
        del paused  # nothing comes between the poster and those who hear
        if self._path is not None:
            await self._open_shelf(self._path)

    async def _open_shelf(self, path: Path) -> None:
        try:
            self._shelf = await self._beside(lambda: Shelf(path))
            await self._beside(lambda: self._shelf_of().sweep(time() - self._seconds))
            self._saver = asyncio.create_task(self._save_often())
        except (ShelfError, sqlite3.Error) as problem:
            self._shelf = None
            log.error("%s They are in memory alone and end with the server.", problem)  # noqa: TRY400

    async def create(self, code: str, kept: dict[str, Any]) -> bool:
        """Keep a new room."""
        if self._shelf is None:
            self._make_room()
            return self._memory.setdefault(code, kept) is kept
        return await self._beside(lambda: self._shelf_of().add(code, kept))

    async def find(self, code: str) -> dict[str, Any] | None:
        """The record in the file or in memory."""
        if self._shelf is None:
            return self._memory.get(code)
        return await self._beside(lambda: self._shelf_of().get(code))

    async def watch(self, code: str, kept: dict[str, Any], hear: Hear, snapshot: Snapshot) -> None:
        """Hear a room's changes."""
        del kept  # nobody else changes it
        self._watched[code] = (hear, snapshot)

    def forget(self, code: str) -> None:
        """Take the room's last record; it may be asked for again."""
        watched = self._watched.pop(code, None)
        if watched is not None and self._shelf is None:
            self._keep(code, watched[1]())

    def post(self, code: str, change: Change) -> None:
        """Bring a change to the room."""
        if code in self._watched:
            self._unsaved.add(code)
            self._watched[code][0](change)

    async def people(self, code: str, here: tuple[int, int]) -> tuple[int, int]:
        """There is no elsewhere."""
        del code, here
        return (0, 0)

    async def save(self) -> None:
        """Write what has changed; it stays unsaved where that fails."""
        changed = {code: self._watched[code][1]() for code in self._unsaved if code in self._watched}
        self._unsaved.clear()
        if self._shelf is None or not changed:
            return
        try:
            await self._beside(lambda: self._shelf_of().put(changed))
        except sqlite3.Error:
            self._unsaved |= changed.keys()
            log.exception("rooms could not be saved")

    async def close(self) -> None:
        """Write everything and close the file."""
        if self._saver is not None:
            self._saver.cancel()
        await self.save()
        if self._shelf is not None:
            await self._beside(self._shelf.close)
        self._thread.shutdown()

    async def _save_often(self) -> None:
        while True:
            await asyncio.sleep(SAVE_EVERY)
            await self.save()

    def _make_room(self) -> None:
        """Throw away what nobody has touched for long, and the oldest of too many."""
        by_age = sorted(self._memory, key=lambda code: self._memory[code]["touched"])
        too_many = len(by_age) - MOST_IN_MEMORY
        for place, code in enumerate(by_age):
            if place < too_many or self._memory[code]["touched"] < time() - self._seconds:
                del self._memory[code]

    def _keep(self, code: str, record: dict[str, Any]) -> None:
        if record["closed"]:
            self._memory.pop(code, None)
        else:
            self._memory[code] = record

    def _shelf_of(self) -> Shelf:
        assert self._shelf is not None  # noqa: S101
        return self._shelf

    async def _beside(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

"""Rooms of one process: in memory, with a file behind them where there is one."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic, time
from typing import Any, TypeVar

from descentlab.rooms.journal import Hear, Snapshot
from descentlab.rooms.record import Change
from descentlab.rooms.shelf import Shelf, ShelfError
from descentlab.session.refusal import Refusal

log = logging.getLogger("descentlab")

MOST_IN_MEMORY = 1000
"""Records that are kept where there is no file."""

SAVE_EVERY = 0.5
"""Seconds between two savings of what has changed."""

SWEEP_EVERY = 3600.0
"""Seconds between two looks for rooms in the file that nobody has touched for long."""

T = TypeVar("T")


class LocalJournal:
    """Changes are heard at once; what has changed is saved twice a second, and when the server ends.

    A room that was opened is in the file before its lecturer is told so. While the file cannot be written, for the disk
    is full or another process has it, rooms go on in memory, and are saved when it can.
    """

    def __init__(self, path: Path | None, hours: float) -> None:
        self._path = path
        self._seconds = hours * 3600
        self._shelf: Shelf | None = None
        self._memory: dict[str, dict[str, Any]] = {}
        self._watched: dict[str, tuple[Hear, Snapshot]] = {}
        self._unsaved: set[str] = set()
        self._going: dict[str, dict[str, Any]] = {}
        self._one_at_a_time = asyncio.Lock()
        self._ending = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, "rooms")
        self._saver: asyncio.Task[None] | None = None
        self._troubled = False
        self._sweep_at = 0.0

    @property
    def waiting(self) -> int:
        """Rooms with something that is not in the file yet."""
        return len(self._unsaved | self._going.keys())

    async def open(self, paused: Callable[[bool], None]) -> None:
        """Open the file, if there is one, and begin to save."""
        del paused  # nothing comes between the poster and those who hear
        if self._path is not None:
            await self._reach(self._path)
            self._saver = asyncio.create_task(self._save_often())

    async def create(self, code: str, kept: dict[str, Any]) -> bool:
        """Keep a new room: in the file, or in memory until that can be written."""
        if self._shelf is not None:
            try:
                return await self._beside(partial(self._shelf.add, code, kept))
            except sqlite3.Error as problem:
                self._trouble(problem)
        self._make_room()
        if code in self._watched or code in self._memory:
            return False
        self._memory[code] = kept
        self._mark(code)
        return True

    async def find(self, code: str) -> dict[str, Any] | None:
        """The record in memory or in the file; raises `Refusal` (`paused`) while that cannot be read."""
        known = self._memory.get(code) or self._going.get(code)
        if known is not None or self._path is None:
            return known
        try:
            return await self._beside(partial(self._opened().get, code))
        except (sqlite3.Error, ShelfError, ValueError) as problem:
            self._trouble(problem)
            raise Refusal("paused", "The file of rooms cannot be read just now; try again in a moment.") from None

    async def watch(self, code: str, kept: dict[str, Any], hear: Hear, snapshot: Snapshot) -> None:
        """Hear a room's changes."""
        del kept  # nobody else changes it
        self._watched[code] = (hear, snapshot)

    def forget(self, code: str) -> None:
        """Take the room's last record, where the file has not got it; it may be asked for again."""
        watched = self._watched.pop(code, None)
        if watched is not None and (self._path is None or code in self._unsaved):
            self._keep(code, watched[1]())

    def post(self, code: str, change: Change) -> None:
        """Bring a change to the room."""
        if code in self._watched:
            self._mark(code)
            self._watched[code][0](change)

    async def people(self, code: str, here: tuple[int, int]) -> tuple[int, int]:
        """There is no elsewhere."""
        del code, here
        return (0, 0)

    async def save(self) -> None:
        """Write what has changed; it stays unsaved where that fails."""
        async with self._one_at_a_time:
            self._going = {code: record for code in self._unsaved if (record := self._record(code)) is not None}
            self._unsaved.clear()
            try:
                if self._going:
                    await self._beside(partial(self._opened().put, self._going))
                    self._let_go(self._going)
            except BaseException as problem:
                self._take_back(self._going)
                if not isinstance(problem, (sqlite3.Error, ShelfError)):
                    raise
                self._trouble(problem)
            finally:
                self._going = {}

    async def close(self) -> None:
        """Write everything and close the file."""
        self._ending.set()
        if self._saver is not None:
            # Not cancelled: it may be writing, and what that cannot write has to be taken back and written below.
            await asyncio.wait({self._saver})
        await self.save()
        if self._shelf is not None:
            await self._beside(self._shelf.close)
        self._thread.shutdown()

    async def _reach(self, path: Path) -> None:
        """Open the file; what can never be used as it is, is not tried again."""
        try:
            self._shelf = await self._beside(lambda: Shelf(path))
        except ShelfError as problem:
            self._trouble(problem)
            if not problem.passing:
                self._path = None
                self._unsaved.clear()
        else:
            self._unsaved |= self._watched.keys() | self._memory.keys()

    async def _save_often(self) -> None:
        while self._path is not None and not self._ending.is_set():
            if self._shelf is None:
                await self._reach(self._path)
            elif self._unsaved and not self._shelf.there():
                self._trouble("The file was taken away; another is made.")
                shelf, self._shelf = self._shelf, None
                await self._beside(shelf.close)
                continue
            await self.save()
            await self._sweep()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), SAVE_EVERY)

    async def _sweep(self) -> None:
        if self._shelf is not None and monotonic() >= self._sweep_at:
            self._sweep_at = monotonic() + SWEEP_EVERY
            with suppress(sqlite3.Error):
                await self._beside(partial(self._shelf.sweep, time() - self._seconds))

    def _make_room(self) -> None:
        """Throw away what nobody has touched for long, and the oldest of too many."""
        by_age = sorted(self._memory, key=lambda code: self._memory[code]["touched"])
        too_many = len(by_age) - MOST_IN_MEMORY
        for place, code in enumerate(by_age):
            if place < too_many or self._memory[code]["touched"] < time() - self._seconds:
                del self._memory[code]

    def _mark(self, code: str) -> None:
        if self._path is not None:
            self._unsaved.add(code)

    def _record(self, code: str) -> dict[str, Any] | None:
        return self._watched[code][1]() if code in self._watched else self._memory.get(code)

    def _keep(self, code: str, record: dict[str, Any]) -> None:
        if record["closed"] and self._path is None:
            self._memory.pop(code, None)
        else:
            self._memory[code] = record

    def _take_back(self, changed: dict[str, dict[str, Any]]) -> None:
        """What could not be saved: its room may have been let go of meanwhile."""
        self._unsaved |= changed.keys()
        for code in changed.keys() - self._watched.keys():
            self._memory.setdefault(code, changed[code])

    def _let_go(self, saved: dict[str, dict[str, Any]]) -> None:
        """What is in the file need not be in memory; one that changed meanwhile stays."""
        for code in saved.keys() - self._unsaved:
            self._memory.pop(code, None)
        if self._troubled:
            self._troubled = False
            log.warning("Rooms are saved again.")

    def _trouble(self, problem: object) -> None:
        if not self._troubled:
            self._troubled = True
            log.error("Rooms are not saved: %s They are in memory, and end with the server where it stays so.", problem)

    def _opened(self) -> Shelf:
        if self._shelf is None:
            raise ShelfError("The file of rooms cannot be opened yet.", passing=True)
        return self._shelf

    async def _beside(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

"""What keeps rooms: in this process alone, or shared by many."""

from collections.abc import Callable
from typing import Any, Protocol

from descentlab.rooms.record import Change

Hear = Callable[[Change], None]
"""Takes a change of a room in."""

Snapshot = Callable[[], dict[str, Any]]
"""The record as it is now."""


class Journal(Protocol):
    """Takes changes of rooms, gives them back in one order to everyone who watches, and keeps the records.

    A change that is posted is heard by the poster too, at once or a moment later.
    """

    @property
    def waiting(self) -> int:
        """What is not kept yet."""

    async def open(self, paused: Callable[[bool], None]) -> None:
        """Begin; `paused` is told when changes do not get through, and when they do again."""

    async def create(self, code: str, kept: dict[str, Any]) -> bool:
        """Keep a new room for good before this returns; False where the code is taken."""

    async def find(self, code: str) -> dict[str, Any] | None:
        """The record that is kept, if there is one."""

    async def watch(self, code: str, kept: dict[str, Any], hear: Hear, snapshot: Snapshot) -> None:
        """Hear every change from the record `kept` on, and keep the room's snapshot from time to time."""

    def forget(self, code: str) -> None:
        """Watch a room no longer."""

    def post(self, code: str, change: Change) -> None:
        """Bring a change to all who watch."""

    async def people(self, code: str, here: tuple[int, int]) -> tuple[int, int]:
        """Tell how many members and lecturers a room has here; returns how many it has elsewhere."""

    async def save(self) -> None:
        """Keep at once whatever is not kept yet."""

    async def close(self) -> None:
        """Keep everything and end."""

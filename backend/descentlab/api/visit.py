"""One connection's visit to rooms: its messages in order, its answers, and the way on which it is told what happens."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable

from descentlab.api.server.wire import Wire
from descentlab.rooms.attendance import Attendance
from descentlab.rooms.room import Member
from descentlab.rooms.rooms import Rooms
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.room_messages import (
    RoomAnswer,
    RoomAsk,
    RoomClose,
    RoomJoin,
    RoomLeave,
    RoomMessage,
    RoomOpen,
    RoomReveal,
    RoomSet,
)
from descentlab.session.runs import error

log = logging.getLogger("descentlab")

MOST_WAITING = 256
"""Messages that may wait; a client that sends more meanwhile is told so."""


class Visit:
    """At most one room at a time. `say` is for answers; what goes to the whole room is written to the wire."""

    def __init__(self, rooms: Rooms, wire: Wire | None, say: Callable[[JsonObject], None], address: str) -> None:
        self._rooms = rooms
        self._wire = wire
        self._say = say
        self._address = address
        self._mail: deque[RoomMessage] = deque()
        self._task: asyncio.Task[None] | None = None
        self._here: Attendance | None = None
        if wire is not None:
            wire.drained = self._drained

    def take(self, message: RoomMessage) -> None:
        """A message came."""
        if self._wire is None:
            self._refuse(
                message, Refusal("no_room", "There are no rooms on a server that was not started by descentlab.")
            )
            return
        if len(self._mail) >= MOST_WAITING:
            self._refuse(message, Refusal("too_fast", "Too many messages wait for the rooms; send it again."))
            return
        self._mail.append(message)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._attend())

    def answered(self) -> None:
        """All answers have gone out: now the room may tell this member what has happened since."""
        if self._here is not None and not self._here.member.ready:
            self._here.room.catch_up(self._here.member)

    def end(self) -> None:
        """The connection is at its end."""
        if self._task is not None:
            self._task.cancel()
        self._leave()
        # Whoever listens holds this visit too: as a ring they would stay in memory until garbage is looked for.
        self._say = _to_nobody

    def _drained(self) -> None:
        if self._here is not None and self._here.member.greeted:
            self.answered()

    async def _attend(self) -> None:
        while self._mail:
            message = self._mail.popleft()
            try:
                await self._do(message)
            except Refusal as refusal:
                self._refuse(message, refusal)
            except Exception:
                log.exception("%s failed", message.type)
                self._refuse(message, Refusal("internal", "The server made a mistake; its log says which."))

    async def _do(self, message: RoomMessage) -> None:
        if isinstance(message, RoomOpen):
            self._leave()
            self._here, told = await self._rooms.open(message, self._member(""), self._address)
            self._say(told)
        elif isinstance(message, RoomJoin):
            self._leave()
            self._here, told = await self._rooms.join(message, self._member(message.member), self._address)
            self._say(told)
        elif self._here is None or self._here.room.record.closed:
            raise Refusal("no_room", "Join a room first.", ("type",), {"name": message.type})
        else:
            self._act(self._here, message)

    def _act(self, here: Attendance, message: RoomMessage) -> None:
        if isinstance(message, RoomSet):
            here.set(message)
        elif isinstance(message, RoomAnswer):
            here.answer(message)
        elif isinstance(message, RoomAsk):
            here.ask(message)
        elif isinstance(message, RoomReveal):
            here.reveal()
        elif isinstance(message, RoomClose):
            here.close()
        elif isinstance(message, RoomLeave):
            self._leave()
            self._say({"type": "room.left", "room": here.room.record.code})

    def _member(self, name: str) -> Member:
        return Member(name, self._put)

    def _put(self, frame: bytes) -> bool:
        return self._wire is not None and self._wire.put(frame)

    def _leave(self) -> None:
        if self._here is not None:
            self._here.leave()
            self._here = None

    def _refuse(self, message: RoomMessage, refusal: Refusal) -> None:
        self._say(error(refusal, None) | {"about": message.type})


def _to_nobody(_answer: JsonObject) -> None:
    """The client has gone."""

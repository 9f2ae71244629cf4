"""One server's rooms without its sockets, and people in them."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from descentlab.rooms.attendance import Attendance
from descentlab.rooms.room import Member
from descentlab.rooms.rooms import Rooms
from descentlab.session.refusal import JsonObject
from descentlab.session.room_messages import RoomAnswer, RoomAsk, RoomJoin, RoomOpen, RoomSet


class Person:
    """Somebody in a room: what they have been told so far."""

    def __init__(self) -> None:
        self.member = Member("", self._put)
        self.joined: dict[str, Any] = {}
        self._view: dict[str, Any] = {}
        self.here: Attendance

    @property
    def code(self) -> str:
        return str(self.joined["room"])

    @property
    def key(self) -> str:
        return str(self.joined["key"])

    def came(self, here: Attendance, told: JsonObject) -> "Person":
        self.here, self.joined = here, told
        self._view = dict(told)
        here.room.catch_up(self.member)
        return self

    def sees(self, part: str) -> Any:
        """A part of the view, as it was told last."""
        return self._view[part]

    def set(self, **parts: Any) -> None:
        self.here.set(RoomSet(type="room.set", **parts))

    def ask(self, question: dict[str, Any]) -> None:
        self.here.ask(RoomAsk.model_validate({"type": "room.ask", "question": question}))

    def answer(self, ask: int, value: object) -> None:
        self.here.answer(RoomAnswer(type="room.answer", ask=ask, value=value))

    def _put(self, data: bytes) -> bool:
        self._view |= json.loads(data)
        return True


class Process:
    """A server."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    @staticmethod
    def encode(message: JsonObject) -> bytes:
        return json.dumps(message).encode()

    async def open(self) -> Person:
        person = Person()
        return person.came(*await self.rooms.open(RoomOpen(type="room.open"), person.member, "a"))

    async def join(self, code: str, key: str = "") -> Person:
        person = Person()
        message = RoomJoin(type="room.join", room=code, key=key)
        return person.came(*await self.rooms.join(message, person.member, "a"))


async def until(holds: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for something to come true."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            return
        await asyncio.sleep(0.02)
    assert holds()

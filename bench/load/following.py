"""A room: a lecturer who shows something many times a second, and students who follow."""

import asyncio
import json
import time
from dataclasses import dataclass, field

from bench.load.student import TEXT, Student, connect

MARK = b'"sent":'


@dataclass
class Lateness:
    """Seconds from when the lecturer sent an update until each follower had it."""

    seconds: list[float] = field(default_factory=list)
    sent: int = 0
    wanted: int = 0
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when as many updates as are wanted have come."""

    def heard(self, kind: int, payload: bytes) -> None:
        """Takes a message; what is not an update of the room is left alone."""
        if kind == TEXT and payload.startswith(b'{"type":"room.state"'):
            place = payload.find(MARK)
            if place >= 0:
                end = payload.find(b"}", place)
                self.seconds.append(time.monotonic() - float(payload[place + len(MARK) : end]))
                if len(self.seconds) == self.wanted:
                    self.enough.set()


class Lecturer:
    """Opens a room and shows updates at a steady pace."""

    def __init__(self, lateness: Lateness) -> None:
        self._lateness = lateness
        self._opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._student: Student | None = None

    async def open(self, host: str, port: int) -> str:
        """The code of a new room."""
        self._student = await connect(host, port, self._heard)
        self._student.say(b'{"type": "room.open"}')
        return await self._opened

    async def show(self, rate: float, until: float, bytes_each: int = 0) -> None:
        """So many updates a second, each with as many bytes of a view."""
        assert self._student is not None
        view = {"view": "x" * bytes_each} if bytes_each else None
        while (now := time.monotonic()) < until:
            self._lateness.sent += 1
            update = {"type": "room.set", **({"state": view} if view else {}), "head": {"sent": now}}
            self._student.say(json.dumps(update).encode())
            await asyncio.sleep(max(0.0, now + 1 / rate - time.monotonic()))

    def _heard(self, _: Student, kind: int, payload: bytes) -> None:
        if kind == TEXT and payload.startswith(b'{"type":"room.joined"'):
            self._opened.set_result(json.loads(payload)["room"])


async def join(student: Student, code: str) -> None:
    """Enters a room."""
    student.say(json.dumps({"type": "room.join", "room": code}).encode())

"""All rooms of a server: opening, finding, and who may come in."""

import asyncio
import logging
from collections import defaultdict
from contextlib import suppress
from secrets import token_hex
from time import monotonic, time

from descentlab.rooms.attendance import Attendance
from descentlab.rooms.code import LENGTH, digest, fits, new_code, new_key, read_code
from descentlab.rooms.journal import Journal
from descentlab.rooms.record import Record, record_of
from descentlab.rooms.room import Encode, Member, Room
from descentlab.rooms.tries import OPENED, Tries
from descentlab.session.limits import Limits
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.room_messages import RoomJoin, RoomOpen

log = logging.getLogger("descentlab")

TELL_EVERY = 0.25
"""Seconds between two tellings of what a class has done: its count, its answers."""

TELL_LARGE_EVERY = 4
"""A telling of more than `LARGE` bytes goes out only every so many of these."""

LARGE = 16_384
COUNT_EVERY = 2.0
EMPTY_AFTER = 60.0
"""Seconds after which a room with nobody in it leaves memory; it is kept and found again."""


class Rooms:
    """Finds rooms by their codes, in memory or in the journal, and lets people in."""

    def __init__(self, limits: Limits, journal: Journal, host_token: str, encode: Encode) -> None:
        self._limits = limits
        self._journal = journal
        self._token = digest(host_token) if host_token else None
        self._encode = encode
        self._rooms: dict[str, Room] = {}
        self._empty_since: dict[str, float] = {}
        self._finding: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tries = Tries(limits.room_tries)
        self._openings = Tries(limits.room_openings, why=OPENED)
        self._tasks: list[asyncio.Task[None]] = []
        self.paused = False

    async def start(self) -> None:
        """Open the journal and begin to tell what classes do."""
        await self._journal.open(self._pause)
        self._tasks = [asyncio.create_task(self._tick()), asyncio.create_task(self._go_round())]

    async def stop(self) -> None:
        """Keep everything and end."""
        for task in self._tasks:
            task.cancel()
        await self._journal.close()

    @property
    def count(self) -> int:
        """Rooms with somebody in them here."""
        return sum(bool(room.members) for room in self._rooms.values())

    @property
    def people(self) -> int:
        """Members here."""
        return sum(len(room.members) for room in self._rooms.values())

    @property
    def waiting(self) -> int:
        """What is heard here and not kept yet."""
        return self._journal.waiting

    async def open(self, message: RoomOpen, member: Member, address: str) -> tuple[Attendance, JsonObject]:
        """A new room and its lecturer in it; returns what to tell them."""
        self._tries.check(address)
        if self._token is not None and not fits(message.token, self._token):
            self._tries.count(address)
            raise Refusal("token", "Only who has the host's token may open a room.", ("token",), {"name": "token"})
        if self.count >= self._limits.rooms:
            raise Refusal("busy", "The server has as many rooms as it takes; try again later.")
        self._openings.check(address)
        key, record = new_key(), None
        while record is None:
            record = await self._created(key)
        self._openings.count(address)
        room = await self._watched(record, record.as_json())
        member.host = True
        return self._enter(room, member, key)

    async def join(self, message: RoomJoin, member: Member, address: str) -> tuple[Attendance, JsonObject]:
        """Somebody comes into a room; returns what to tell them. A wrong code or key counts against their address."""
        self._tries.check(address)
        room = await self.find(message.room)
        if room is None:
            self._tries.count(address)
            raise Refusal("unknown_room", "There is no room with this code.", ("room",), {"room": message.room})
        if message.key and not fits(message.key, room.record.key):
            self._tries.count(address)
            raise Refusal("token", "This is not the key of this room.", ("key",), {"name": "key"})
        if len(room.members) >= self._limits.room_members:
            raise Refusal("busy", "The room is full.", ("room",), {"limit": self._limits.room_members})
        member.host = bool(message.key)
        return self._enter(room, member)

    async def find(self, text: str) -> Room | None:
        """The room of a code, if there is one."""
        code = read_code(text)
        if len(code) != LENGTH:
            return None
        async with self._finding[code]:
            room = self._rooms.get(code) or await self._found(code)
        if room is not None and room.record.closed:
            room = None
        if code in self._finding and not self._finding[code].locked():
            del self._finding[code]
        return room

    async def opened(self, code: str, key: str, address: str) -> Room:
        """The room of a code, for who has its key; a `Refusal` does not tell a wrong code from a wrong key."""
        self._tries.check(address)
        room = await self.find(code)
        if room is None or not fits(key, room.record.key):
            self._tries.count(address)
            raise Refusal("token", "This is not the key of a room with this code.", (), {"name": "key"})
        return room

    async def _found(self, code: str) -> Room | None:
        kept = await self._journal.find(code)
        if kept is None:
            return None
        read = kept.pop("read", "0-0")
        return await self._watched(record_of(kept), {"read": read})

    async def _created(self, key: str) -> Record | None:
        record = Record(new_code(), digest(key), time(), time())
        return record if await self._journal.create(record.code, record.as_json()) else None

    async def _watched(self, record: Record, kept: JsonObject) -> Room:
        room = Room(record, self._encode)
        await self._journal.watch(record.code, kept, room.hear, record.as_json)
        room.paused = self.paused
        self._rooms[record.code] = room
        return room

    def _enter(self, room: Room, member: Member, key: str = "") -> tuple[Attendance, JsonObject]:
        member.name = member.name or token_hex(8)
        room.enter(member)
        attendance = Attendance(room, member, self._journal, self._limits)
        return attendance, attendance.joined(key)

    def _pause(self, paused: bool) -> None:
        self.paused = paused
        for room in self._rooms.values():
            room.pause(paused)

    async def _tick(self) -> None:
        beat = 0
        while True:
            await asyncio.sleep(TELL_EVERY)
            beat += 1
            for room in list(self._rooms.values()):
                if room.told_bytes <= LARGE or beat % TELL_LARGE_EVERY == 0:
                    room.tell()

    async def _go_round(self) -> None:
        """Beside the telling, which a Redis that is slow to answer must not hold up."""
        while True:
            await asyncio.sleep(COUNT_EVERY)
            try:
                await self._look_round()
            except Exception:
                log.exception("rooms could not be counted")

    async def _look_round(self) -> None:
        """Count people elsewhere; let go of rooms that nobody is in."""
        for code, room in list(self._rooms.items()):
            with suppress(Refusal):
                room.count(await self._journal.people(code, (len(room.members), room.hosts)))
            if room.members:
                self._empty_since.pop(code, None)
            elif room.record.closed or self._empty_since.setdefault(code, monotonic()) < monotonic() - EMPTY_AFTER:
                await self._let_go(code)

    async def _let_go(self, code: str) -> None:
        await self._journal.save()
        if not self._rooms[code].members and not self.paused:
            self._journal.forget(code)
            del self._rooms[code]
            self._empty_since.pop(code, None)

"""A room that people are in: what changes is encoded once and goes to everyone, who is slow gets the newest."""

from collections.abc import Callable
from dataclasses import dataclass

from descentlab.rooms.record import Change, Record
from descentlab.session.refusal import JsonObject

Encode = Callable[[JsonObject], bytes]
"""A message as the bytes that go over the wire."""


@dataclass(slots=True, eq=False)
class Member:
    """Somebody in the room; `put` sends bytes or says that there is no room for them now."""

    name: str
    put: Callable[[bytes], bool]
    host: bool = False
    seen: int = -1
    ready: bool = False
    """Whether it is told at once what happens: not while it is behind."""
    greeted: bool = False
    """Whether its own answer has gone out, after which it may be told anything at all."""


class Room:
    """A record, who is in the room, and what they have been told.

    Nothing is queued for anybody. A member who is behind is told the last change where it lacks only that, and else
    the whole view as it is then: so a slow one skips what it would be too late for.
    """

    def __init__(self, record: Record, encode: Encode) -> None:
        self.record = record
        self.members: set[Member] = set()
        self.elsewhere = (0, 0)
        """Members and lecturers whom other processes have."""
        self.paused = False
        self._encode = encode
        self._offset = 0
        self._changed: set[str] = set()
        self._newest = b""
        self._whole = b""

    def hear(self, change: Change) -> None:
        """Take a change in; what a lecturer does is told at once, what a class does when `tell` is called."""
        changed = self.record.apply(change)
        self._changed |= changed
        if change["what"] != "answer":
            self.tell()

    def enter(self, member: Member) -> None:
        """Somebody comes, and is told nothing before `welcome`."""
        self.members.add(member)
        member.seen = self._offset
        self._changed.add("members")

    def leave(self, member: Member) -> None:
        """Somebody goes."""
        self.members.discard(member)
        self._changed.add("members")

    def pause(self, paused: bool) -> None:
        """Say that what is done here comes later, or no more so."""
        if paused != self.paused:
            self.paused = paused
            self._changed.add("paused")
            self.tell()

    def count(self, elsewhere: tuple[int, int]) -> None:
        """Take in who is in the room elsewhere."""
        if elsewhere != self.elsewhere:
            self.elsewhere = elsewhere
            self._changed.add("members")

    @property
    def hosts(self) -> int:
        """Lecturers here."""
        return sum(member.host for member in self.members)

    @property
    def told_bytes(self) -> int:
        """Bytes of the last telling."""
        return len(self._newest)

    def tell(self) -> None:
        """Send what has changed to everyone who can take it."""
        if not self._changed:
            return
        self._offset += 1
        self._newest = self._encode(self._message(self._changed, whole=False))
        self._whole = b""
        self._changed = set()
        for member in self.members:
            if member.ready:
                self._put(member, self._newest)

    def catch_up(self, member: Member) -> None:
        """Send what a member lacks, now that it can take something."""
        member.ready = member.greeted = True
        if member.seen < self._offset:
            self._put(member, self._newest if member.seen == self._offset - 1 else self._snapshot())

    def view(self) -> JsonObject:
        """All that the class is told."""
        return self._parts({"state", "head", "ask", "members", "paused"})

    def _snapshot(self) -> bytes:
        if not self._whole:
            self._whole = self._encode(self._message({"state", "head", "ask", "members", "paused"}, whole=True))
        return self._whole

    def _put(self, member: Member, data: bytes) -> None:
        if member.put(data):
            member.seen = self._offset
        else:
            member.ready = False

    def _message(self, names: set[str], *, whole: bool) -> JsonObject:
        if self.record.closed:
            return {"type": "room.closed", "room": self.record.code}
        head: JsonObject = {"type": "room.state", "room": self.record.code, "offset": self._offset, "whole": whole}
        return head | self._parts(names)

    def _parts(self, names: set[str]) -> JsonObject:
        ask, members = self.record.ask, len(self.members) + self.elsewhere[0]
        hosts = self.hosts + self.elsewhere[1]
        parts: JsonObject = {
            "state": self.record.state,
            "head": self.record.head,
            "ask": ask.view() if ask else None,
            "members": {"followers": members - hosts, "lecturer": hosts > 0},
            "paused": self.paused,
        }
        return {name: value for name, value in parts.items() if name in names}

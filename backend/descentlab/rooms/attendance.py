"""Somebody in a room: what they may do there."""

from time import time

import orjson

from descentlab.rooms.journal import Journal
from descentlab.rooms.questions import check_answer, check_question
from descentlab.rooms.record import Ask
from descentlab.rooms.room import Member, Room
from descentlab.session.limits import Limits
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.room_messages import RoomAnswer, RoomAsk, RoomSet


class Attendance:
    """A member of a room. What only a lecturer may do is refused to others."""

    def __init__(self, room: Room, member: Member, journal: Journal, limits: Limits) -> None:
        self.room = room
        self.member = member
        self._journal = journal
        self._limits = limits

    def joined(self, key: str = "") -> JsonObject:
        """The answer to who came in: everything there is to know, and the key for who opened the room."""
        ask = self.room.record.ask
        own = ask.answers.get(self.member.name, []) if ask else []
        told: JsonObject = {
            "type": "room.joined",
            "room": self.room.record.code,
            "role": "lecturer" if self.member.host else "follower",
            "member": self.member.name,
            "answered": own[-1] if own else None,
            **self.room.view(),
        }
        return told | ({"key": key} if key else {})

    def set(self, message: RoomSet) -> None:
        """Show something else."""
        self._check_host()
        given = {name: value for name in ("state", "head") if (value := getattr(message, name)) is not None}
        size, limit = len(_dumped(given)), self._limits.room_state_bytes
        if size > limit:
            values = {"limit": limit, "got": size}
            raise Refusal("too_large", f"What a room shows may have at most {limit} bytes.", ("state",), values)
        self._post({"what": "set", **given})

    def ask(self, message: RoomAsk) -> None:
        """Ask something."""
        self._check_host()
        self._post({"what": "ask", "question": check_question(message.question)})

    def answer(self, message: RoomAnswer) -> None:
        """Answer what is asked."""
        ask = self._open_ask(message.ask)
        value = check_answer(ask.question, message.value)
        if ask.many and len(ask.values) >= self._limits.room_answers:
            raise Refusal(
                "too_many", "The map holds as many points as it can.", (), {"limit": self._limits.room_answers}
            )
        self._post({"what": "answer", "ask": ask.id, "member": self.member.name, "value": value})

    def reveal(self) -> None:
        """Show what was answered."""
        self._check_host()
        if self.room.record.ask is None:
            raise Refusal("unknown_name", "Nothing has been asked yet.", ("type",), {"name": "room.reveal"})
        self._post({"what": "reveal"})

    def close(self) -> None:
        """End the room."""
        self._check_host()
        self._post({"what": "close"})

    def leave(self) -> None:
        """Go."""
        self.room.leave(self.member)

    def _open_ask(self, number: int) -> Ask:
        ask = self.room.record.ask
        if ask is None or ask.id != number or ask.revealed:
            raise Refusal("too_late", "This question takes no more answers.", ("ask",), {"name": "ask"})
        return ask

    def _check_host(self) -> None:
        if not self.member.host:
            raise Refusal("not_lecturer", "Only the room's lecturer may do this.", ("type",))

    def _post(self, change: JsonObject) -> None:
        self._journal.post(self.room.record.code, change | {"at": time()})


def _dumped(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:
        raise Refusal("wrong_type", "What a room shows must be plain JSON.", ("state",), {"name": "state"}) from None

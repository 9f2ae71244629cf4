"""What a client may say about rooms over the WebSocket (`docs/protocol.md`)."""

from typing import Annotated, Any, Literal

from pydantic import Field

from descentlab.session.strict import Strict

RoomCode = Annotated[str, Field(min_length=1, max_length=16)]
Secret = Annotated[str, Field(max_length=200)]
Option = Annotated[str, Field(min_length=1, max_length=80)]
AskName = Annotated[int, Field(ge=1)]


class Axis(Strict):
    """One axis of a map of the class."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    low: float
    high: float
    scale: Literal["linear", "log", "log1m"] = "linear"


class Question(Strict):
    """What a class is asked: one of the options, a number, a point, or runs of its own for a map."""

    kind: Literal["choice", "number", "point", "map"]
    text: Annotated[str, Field(max_length=200)] = ""
    options: Annotated[list[Option], Field(max_length=12)] = Field(default_factory=list)
    axes: Annotated[list[Axis], Field(max_length=2)] = Field(default_factory=list)


class RoomOpen(Strict):
    """Open a room and be its lecturer."""

    type: Literal["room.open"]
    token: Secret = ""


class RoomJoin(Strict):
    """Enter a room: with its key as its lecturer, without one as a follower."""

    type: Literal["room.join"]
    room: RoomCode
    key: Secret = ""
    member: Annotated[str, Field(max_length=64)] = ""


class RoomSet(Strict):
    """What the lecturer shows: the view, the playhead, or both."""

    type: Literal["room.set"]
    state: dict[str, Any] | None = None
    head: dict[str, Any] | None = None


class RoomAsk(Strict):
    """Ask the class; a question that is still open ends."""

    type: Literal["room.ask"]
    question: Question


class RoomAnswer(Strict):
    """Answer the question, or answer it anew."""

    type: Literal["room.answer"]
    ask: AskName
    value: Any


class RoomReveal(Strict):
    """Show what was answered; no more answers are taken."""

    type: Literal["room.reveal"]


class RoomLeave(Strict):
    """Leave the room."""

    type: Literal["room.leave"]


class RoomClose(Strict):
    """Close the room for good."""

    type: Literal["room.close"]


RoomMessage = RoomOpen | RoomJoin | RoomSet | RoomAsk | RoomAnswer | RoomReveal | RoomLeave | RoomClose

ROOM_MESSAGES: dict[str, type[RoomMessage]] = {
    "room.open": RoomOpen,
    "room.join": RoomJoin,
    "room.set": RoomSet,
    "room.ask": RoomAsk,
    "room.answer": RoomAnswer,
    "room.reveal": RoomReveal,
    "room.leave": RoomLeave,
    "room.close": RoomClose,
}

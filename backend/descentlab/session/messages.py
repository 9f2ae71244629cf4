"""What a client may say over the WebSocket, protocol version 1 (`docs/protocol.md`)."""

from typing import Annotated, Any, Literal

from pydantic import Field

from descentlab.session.choosing import quoted, unknown
from descentlab.session.knobs import wrong_type
from descentlab.session.look import MOST_WANTS, LookName, Want
from descentlab.session.refusal import Refusal
from descentlab.session.room_messages import ROOM_MESSAGES, RoomMessage
from descentlab.session.spec import SAFE_INTEGER, RunSpec
from descentlab.session.strict import Strict, read

PROTOCOL = 1

RunName = Annotated[str, Field(min_length=1, max_length=64)]
Row = Annotated[int, Field(ge=0, le=SAFE_INTEGER)]


class RunStart(Strict):
    """Begin a run, or go on with it from row `from`; rows up to but not including `until` may be sent."""

    type: Literal["run.start"]
    run: RunName
    spec: RunSpec
    first: Row = Field(default=0, alias="from")
    until: Row


class RunMore(Strict):
    """Rows up to but not including `until` may be sent."""

    type: Literal["run.more"]
    run: RunName
    until: Row


class RunCancel(Strict):
    """End a run for good."""

    type: Literal["run.cancel"]
    run: RunName


class RunLook(Strict):
    """Look at the networks of a run after `step` updates, in place of an older look of this name that still waits."""

    type: Literal["run.look"]
    run: RunName
    look: LookName
    step: Row
    wants: Annotated[list[Want], Field(min_length=1, max_length=MOST_WANTS)]


class Ping(Strict):
    """Ask for an answer, to know that there still is a server."""

    type: Literal["ping"]
    at: Any = None


Message = RunStart | RunMore | RunCancel | RunLook | Ping | RoomMessage

_MESSAGES: dict[str, type[Message]] = {
    "run.start": RunStart,
    "run.more": RunMore,
    "run.cancel": RunCancel,
    "run.look": RunLook,
    "ping": Ping,
    **ROOM_MESSAGES,
}


def read_message(given: object) -> Message:
    """The message that parsed JSON holds; raises `Refusal` naming the first field that is wrong."""
    if not isinstance(given, dict):
        raise wrong_type(given, "A message", 'an object with a "type"', ())
    name = given.get("type")
    if name is None:
        raise Refusal("missing", 'A message needs a "type", such as "run.start".', ("type",), {"name": "type"})
    if not isinstance(name, str):
        raise wrong_type(name, "type", "text in quotation marks", ("type",))
    if name not in _MESSAGES:
        raise unknown("unknown_name", f"There is no message of type {quoted(name)}", name, _MESSAGES, ("type",))
    return read(_MESSAGES[name], given)

"""One client's conversation: what it says goes in, answers come out, and its runs work in between. No socket here."""

from collections import deque
from collections.abc import Iterable, Sequence

from descentlab.session.limits import Limits
from descentlab.session.look import Look
from descentlab.session.messages import PROTOCOL, Message, Ping, RunCancel, RunLook, RunMore, RunStart, read_message
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.room_messages import RoomMessage
from descentlab.session.runs import Answer, Runs, RunSession, error
from descentlab.session.strict import parse_json


class Conversation:
    """The server's side of protocol version 1 with one client.

    `hear` takes a message and is quick; `work` does one slice of what was asked for; what is to be sent waits in
    `outbox`.
    """

    def __init__(self, limits: Limits, version: str) -> None:
        self.limits = limits
        self.version = version
        self.runs = Runs(limits)
        self.outbox: deque[Answer] = deque()
        self.mail: deque[RoomMessage] = deque()
        """What is for the rooms, in order."""
        self._say([self.hello()])

    def hello(self) -> JsonObject:
        """The first message: who speaks, which protocol, and every bound that it keeps."""
        limits = {name: getattr(self.limits, name) for name in self.limits.__slots__}
        return {"type": "hello", "protocol": PROTOCOL, "version": self.version, "limits": limits}

    def hear(self, data: str | bytes) -> None:
        """Take one message in; whatever is wrong with it becomes an answer."""
        given: object = None
        try:
            given = self._parsed(data)
            self._say(self._answers(read_message(given)))
        except Refusal as refusal:
            self.refuse(refusal, _run_of(given))

    def work(self) -> None:
        """Do one slice of work; its results wait in `outbox`."""
        self._say(self.runs.work())

    def end(self) -> None:
        """Let go of everything: the client has gone."""
        self.runs.end()
        self.outbox.clear()
        self.mail.clear()

    def refuse_run(self, run: RunSession, refusal: Refusal) -> None:
        """Answer that a run cannot be run, and forget it."""
        self._say(self.runs.refuse(run, refusal))

    def refuse(self, refusal: Refusal, run: str | None = None) -> None:
        """Answer with an error; the conversation goes on."""
        self._say([error(refusal, run)])

    def too_large(self, size: int) -> None:
        """Answer a message that had too many bytes to be read."""
        limit = self.limits.message_bytes
        message = f"A message may have at most {limit} bytes; this one had {size}."
        self.refuse(Refusal("too_large", message, (), {"limit": limit, "got": size}))

    def _parsed(self, data: str | bytes) -> object:
        if isinstance(data, bytes):
            raise Refusal("wrong_type", "Messages to the server are JSON text, not binary.")
        return parse_json(data)

    def _answers(self, message: Message) -> Sequence[Answer]:
        if isinstance(message, RunStart):
            return self.runs.start(message.run, message.spec, message.first, message.until)
        if isinstance(message, RunMore):
            self.runs.more(message.run, message.until)
            return []
        if isinstance(message, RunLook):
            self.runs.look(message.run, Look(message.look, message.step, message.wants))
            return []
        if isinstance(message, RunCancel):
            return [self.runs.cancel(message.run)]
        if isinstance(message, RoomMessage):
            self.mail.append(message)
            return []
        return [_pong(message)]

    def _say(self, answers: Iterable[Answer]) -> None:
        self.outbox.extend(answers)


def _pong(message: Ping) -> JsonObject:
    return {"type": "pong", "at": message.at}


def _run_of(given: object) -> str | None:
    run = given.get("run") if isinstance(given, dict) else None
    return run if isinstance(run, str) and len(run) <= 64 else None

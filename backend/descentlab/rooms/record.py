"""A room's record, and the changes it is made of: the same changes give the same record, wherever they are applied."""

from dataclasses import asdict, dataclass, field
from typing import Any

from descentlab.rooms.questions import results
from descentlab.session.refusal import JsonObject

MOST_ASKS = 20
"""Questions whose answers are kept; an older one goes."""

Change = dict[str, Any]


@dataclass(slots=True)
class Ask:
    """A question and its answers: of each member the newest, on a map all."""

    id: int
    question: JsonObject
    answers: dict[str, list[Any]] = field(default_factory=dict)
    revealed: bool = False

    @property
    def many(self) -> bool:
        """Whether a member may answer again and again."""
        return self.question["kind"] == "map"

    @property
    def values(self) -> list[Any]:
        """All answers."""
        return [value for own in self.answers.values() for value in own]

    def view(self) -> JsonObject:
        """What the class is told of it."""
        told: JsonObject = {"id": self.id, **self.question, "answers": len(self.values), "revealed": self.revealed}
        shown = self.revealed or self.many
        return told | ({"results": results(self.question, self.values)} if shown else {})


@dataclass(slots=True)
class Record:
    """All there is to know of a room but for who is in it."""

    code: str
    key: str
    opened: float
    touched: float
    state: JsonObject | None = None
    head: JsonObject | None = None
    asks: list[Ask] = field(default_factory=list)
    closed: bool = False
    writers: dict[str, int] = field(default_factory=dict)
    """The number of the last change of each process that numbers its changes."""

    @property
    def ask(self) -> Ask | None:
        """The newest question."""
        return self.asks[-1] if self.asks else None

    def apply(self, change: Change) -> set[str]:
        """Take a change in; returns which parts of the view are other now."""
        if not self._is_new(change):
            return set()
        self.touched = max(self.touched, change.get("at", 0.0))
        return _CHANGES[change["what"]](self, change)

    def _is_new(self, change: Change) -> bool:
        """Whether a change was not taken in before: one that was brought twice counts once."""
        if "by" not in change:
            return True
        writer, number = change["by"]
        before = self.writers.get(writer, 0)
        self.writers[writer] = max(before, number)
        return bool(number > before)

    def as_json(self) -> JsonObject:
        """What is kept."""
        return asdict(self)


def record_of(kept: dict[str, Any]) -> Record:
    """The record that was kept."""
    return Record(**(kept | {"asks": [Ask(**ask) for ask in kept["asks"]]}))


def _set(record: Record, change: Change) -> set[str]:
    given = {name for name in ("state", "head") if change.get(name) is not None}
    for name in given:
        setattr(record, name, change[name])
    return given


def _ask(record: Record, change: Change) -> set[str]:
    newest = record.asks[-1].id if record.asks else 0
    record.asks = [*record.asks[1 - MOST_ASKS :], Ask(newest + 1, change["question"])]
    return {"ask"}


def _answer(record: Record, change: Change) -> set[str]:
    ask = record.ask
    if ask is None or ask.id != change["ask"] or ask.revealed:
        return set()
    before = ask.answers.get(change["member"], [])
    ask.answers[change["member"]] = [*before, change["value"]] if ask.many else [change["value"]]
    return {"ask"}


def _reveal(record: Record, _change: Change) -> set[str]:
    if record.ask is None:
        return set()
    record.ask.revealed = True
    return {"ask"}


def _close(record: Record, _change: Change) -> set[str]:
    record.closed = True
    return {"closed"}


_CHANGES = {"set": _set, "ask": _ask, "answer": _answer, "reveal": _reveal, "close": _close}

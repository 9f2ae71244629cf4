"""The runs of one connection: each goes on only as far as it was asked to, one slice of work at a time."""

from collections.abc import Sequence

from descentlab.session.frame import encode_frame
from descentlab.session.limits import Limits
from descentlab.session.problem import Running
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.settle import SettledRun

Answer = JsonObject | bytes
"""A message for the client: an object (sent as JSON text) or a binary frame."""

RACER_ROWS = 1024
"""Rows times racers of one slice: about a millisecond of work."""


class RunSession:
    """One run: rows `first ..` of it are sent as they are computed, up to but not including row `until`."""

    def __init__(self, name: str, settled: SettledRun, first: int, until: int, limits: Limits) -> None:
        self.name = name
        self._settled = settled
        self._first = first
        self._until = until
        self._rows = max(1, min(limits.rows, RACER_ROWS // len(settled.spec.racers)))
        self._race: Running | None = None
        self._ended = False

    @property
    def waiting(self) -> bool:
        """Whether there is work that the client has asked for."""
        if self._race is None:
            return True
        return not self._ended and (self._race.done or self._race.next < self._until)

    def more(self, until: int) -> None:
        """Let the run go on to row `until`; a run that has ended says so once more."""
        self._until = max(self._until, until)
        self._ended = False

    def work(self) -> list[Answer]:
        """One slice: begin, catch up with the rows that the client has, compute a chunk, or end."""
        if self._race is None:
            self._race = self._settled.race()
            return [started(self.name, self._settled, self._race)]
        race = self._race
        if race.done:
            self._ended = True
            return [ended(self.name, race)]
        if race.next < self._first:
            race.advance(min(self._rows, self._first - race.next, self._until - race.next))
            return []
        return self._chunk(race)

    def _chunk(self, race: Running) -> list[Answer]:
        chunk = race.advance(min(self._rows, self._until - race.next))
        rows = [block.shape[1] for block in chunk.blocks]
        header: JsonObject = {"type": "run.chunk", "run": self.name, "from": chunk.first, "rows": rows}
        return [encode_frame(header, chunk.blocks)]


def started(name: str, settled: SettledRun, race: Running) -> JsonObject:
    """The answer to `run.start`: what the columns are, and the spec with every default filled in."""
    return {
        "type": "run.started",
        "run": name,
        "parameters": list(settled.problem.parameters),
        "steps": race.steps,
        "layout": [[list(column) for column in columns] for columns in race.layout],
        "spec": settled.spec.model_dump(mode="json"),
    }


def ended(name: str, race: Running) -> JsonObject:
    """What follows the last chunk: how each racer ended."""
    return {"type": "run.ended", "run": name, "ends": [end.as_json() for end in race.ends if end is not None]}


def error(refusal: Refusal, run: str | None) -> JsonObject:
    """The error envelope of the WebSocket; `run` is the run that it is about, if it is about one."""
    return {"type": "error", "run": run, **refusal.as_json()}


class Runs:
    """The runs of one connection by name, oldest first; they take turns."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._runs: dict[str, RunSession] = {}
        self._turns: list[str] = []

    @property
    def waiting(self) -> bool:
        """Whether any run has work to do."""
        return any(run.waiting for run in self._runs.values())

    def start(self, name: str, settled: SettledRun, first: int, until: int) -> Sequence[Answer]:
        """Begin a run, in place of one of the same name; returns a farewell to a run that has to go for it."""
        if first > (settled.spec.steps or 0) + 1:
            message = f"The run has rows 0 to {settled.spec.steps}; it cannot go on from row {first}."
            raise Refusal("out_of_range", message, ("from",), {"maximum": (settled.spec.steps or 0) + 1})
        self._forget(name)
        too_many = max(0, len(self._runs) + 1 - self._limits.runs)
        farewells = [self.cancel(oldest) for oldest in list(self._runs)[:too_many]]
        self._runs[name] = RunSession(name, settled, first, until, self._limits)
        self._turns.append(name)
        return farewells

    def more(self, name: str, until: int) -> None:
        """Let a run go on to row `until`."""
        self._named(name).more(until)

    def cancel(self, name: str) -> JsonObject:
        """End a run for good; returns the answer to its client."""
        self._named(name)
        self._forget(name)
        return {"type": "run.cancelled", "run": name}

    def work(self) -> list[Answer]:
        """One slice of the run whose turn it is; a run that cannot be run becomes an error."""
        name = next((name for name in self._turns if self._runs[name].waiting), None)
        if name is None:
            return []
        self._turns.remove(name)
        self._turns.append(name)
        try:
            return self._runs[name].work()
        except Refusal as refusal:
            self._forget(name)
            return [error(refusal.under("spec"), name)]
        except Exception:
            self._forget(name)
            raise

    def _forget(self, name: str) -> None:
        if self._runs.pop(name, None) is not None:
            self._turns.remove(name)

    def _named(self, name: str) -> RunSession:
        if name not in self._runs:
            raise Refusal("unknown_run", "There is no run of this name here; start it again.", ("run",), {"run": name})
        return self._runs[name]

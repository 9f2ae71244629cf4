"""The runs of one connection: each goes on only as far as it was asked to, one slice of work at a time."""

from collections.abc import Sequence

from descentlab.session.frame import encode_frame
from descentlab.session.limits import Limits
from descentlab.session.look import Look, LookRefused, Looks
from descentlab.session.problem import Running, kinds
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.settle import SettledRun, settle
from descentlab.session.spec import RunSpec

Answer = JsonObject | bytes
"""A message for the client: an object (sent as JSON text) or a binary frame."""


_SIGHTLESS = Refusal("unknown_name", "Only runs of networks can be looked at.", ("type",), {"name": "run.look"})


class RunSession:
    """One run: rows `first ..` of it are sent as they are computed, up to but not including row `until`.

    Its life is a series of slices: settle the spec, begin, catch up with the rows that the client has, compute chunks,
    end.
    """

    def __init__(self, name: str, spec: RunSpec, first: int, until: int, limits: Limits) -> None:
        self.name = name
        self.spec = spec
        self._first = first
        self._until = until
        self._limits = limits
        self._settled: SettledRun | None = None
        self._made: tuple[Running, Answer] | None = None
        self._race: Running | None = None
        self._ended = False
        self._answers: list[Answer] | None = None
        self._looks: Looks | None = None
        self._unseen: dict[str, Look] = {}
        self._looked = False
        self.rows = 0
        """Rows computed so far, of all racers."""

    @property
    def waiting(self) -> bool:
        """Whether there is work that the client has asked for."""
        return self._race is None or self._answers is not None or self._going(self._race) or self._asked

    def _going(self, race: Running) -> bool:
        return not self._ended and (race.done or race.next < self._until)

    @property
    def settled(self) -> bool:
        """Whether its spec has been filled in."""
        return self._settled is not None

    @property
    def begun(self) -> bool:
        """Whether its race is on."""
        return self._race is not None

    @property
    def _asked(self) -> bool:
        return self._looks is not None and self._looks.waiting

    @property
    def slow(self) -> bool:
        """Whether the next slice is one that takes longer than others: do it `ahead`, beside the event loop."""
        if self._settled is None:
            return kinds()[self.spec.problem.kind].slow
        if self._race is None:
            heavy = self._settled.problem.heavy
            return self._made is None and heavy is not None and heavy(self._settled.spec)
        going = self._going(self._race) and not self._race.done
        return self._answers is None and self._race.heavy and (self._asked or going)

    def ahead(self) -> None:
        """A slice whose answers wait for `work`; it touches nothing but this run."""
        if self._settled is None:
            self.settle()
        elif self._race is None:
            self._made = self._make(self._settled)
        else:
            self._answers = self._compute(self._settled)

    def more(self, until: int) -> None:
        """Let the run go on to row `until`; a run that has ended says so once more."""
        self._until = max(self._until, until)
        self._ended = False

    def look(self, look: Look) -> None:
        """Look at the run as soon as it has come that far; raises `Refusal` where this kind of run has only rows."""
        if self._looks is not None:
            self._looks.ask(look)
        elif self._settled is None or self._race is None:
            self._unseen[look.name] = look
        else:
            raise _SIGHTLESS

    def settle(self) -> None:
        """Fill the spec in and check that the run has the first row; raises `Refusal`."""
        try:
            settled = settle(self.spec, self._limits)
        except Refusal as refusal:
            raise refusal.under("spec") from None
        last = settled.rows - 1
        if self._first > last + 1:
            message = f"The run has rows 0 to {last}; it cannot go on from row {self._first}."
            raise Refusal("out_of_range", message, ("from",), {"maximum": last + 1})
        self._settled = settled

    def work(self) -> list[Answer]:
        """One slice; raises `Refusal` where the run cannot be run."""
        if self._settled is None:
            self.settle()
            return []
        answers, self._answers = self._answers, None
        return self._compute(self._settled) if answers is None else answers

    def _compute(self, settled: SettledRun) -> list[Answer]:
        if self._race is None:
            self._race, answer = self._made or self._make(settled)
            return [answer, *self._open_eyes(settled, self._race)]
        self._looked = self._asked and not (self._looked and self._going(self._race))
        if self._looks is not None and self._looked:
            return self._see(self._looks)
        if self._race.done:
            self._ended = True
            return [ended(self.name, self._race)]
        return self._advance(self._race, settled.slice_rows(self._limits))

    def _make(self, settled: SettledRun) -> tuple[Running, Answer]:
        race = settled.race()
        return race, started(self.name, settled, race)

    def _open_eyes(self, settled: SettledRun, race: Running) -> list[Answer]:
        """Take up the looks that came before the run began; returns refusals where it has only rows."""
        asked, self._unseen = list(self._unseen.values()), {}
        if settled.problem.look is None:
            return [error(_SIGHTLESS, self.name) | {"look": look.name} for look in asked]
        self._looks = Looks(self.name, settled.problem.look(race))
        for look in asked:
            self._looks.ask(look)
        return []

    def _see(self, looks: Looks) -> list[Answer]:
        """A slice of a look; one that cannot be had is refused by its name, and the run goes on."""
        try:
            return looks.work()
        except LookRefused as refused:
            return [error(refused.refusal, self.name) | {"look": refused.name}]

    def _advance(self, race: Running, rows: int) -> list[Answer]:
        if race.next < self._first:
            race.advance(min(rows, self._first - race.next, self._until - race.next))
            return []
        chunk = race.advance(min(rows, self._until - race.next))
        counts = [block.shape[1] for block in chunk.blocks]
        self.rows += sum(counts)
        if not any(counts) and not chunk.ended:
            return []
        header: JsonObject = {"type": "run.chunk", "run": self.name, "from": chunk.first, "rows": counts}
        return [encode_frame(header, chunk.blocks)]


def started(name: str, settled: SettledRun, race: Running) -> JsonObject:
    """The answer to `run.start`: what the columns are, and the spec with every default filled in."""
    besides = settled.problem.besides
    return {
        **({} if besides is None else besides(race)),
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

    def start(self, name: str, spec: RunSpec, first: int, until: int) -> Sequence[Answer]:
        """Begin a run, in place of one of the same name; returns a farewell to a run that has to go for it."""
        self._forget(name)
        too_many = max(0, len(self._runs) + 1 - self._limits.runs)
        farewells = [self.cancel(oldest) for oldest in list(self._runs)[:too_many]]
        self._runs[name] = RunSession(name, spec, first, until, self._limits)
        self._turns.append(name)
        return farewells

    def more(self, name: str, until: int) -> None:
        """Let a run go on to row `until`."""
        self._named(name).more(until)

    def look(self, name: str, look: Look) -> None:
        """Look at a run."""
        self._named(name).look(look)

    def cancel(self, name: str) -> JsonObject:
        """End a run for good; returns the answer to its client."""
        self._named(name)
        self._forget(name)
        return {"type": "run.cancelled", "run": name}

    def next(self) -> RunSession | None:
        """The run whose turn it is, if any has work to do."""
        return next((self._runs[name] for name in self._turns if self._runs[name].waiting), None)

    def work(self) -> list[Answer]:
        """One slice of the run whose turn it is; a run that cannot be run becomes an error."""
        run = self.next()
        if run is None:
            return []
        self._turns.remove(run.name)
        self._turns.append(run.name)
        try:
            return run.work()
        except Refusal as refusal:
            return self.refuse(run, refusal)

    def refuse(self, run: RunSession, refusal: Refusal) -> list[Answer]:
        """Forget a run that cannot be run; returns the error, unless the run has gone already."""
        if self._runs.get(run.name) is not run:
            return []
        self._forget(run.name)
        return [error(refusal, run.name)]

    def end(self) -> None:
        """Forget all runs: the client has gone."""
        self._runs.clear()
        self._turns.clear()

    def _forget(self, name: str) -> None:
        if self._runs.pop(name, None) is not None:
            self._turns.remove(name)

    def _named(self, name: str) -> RunSession:
        if name not in self._runs:
            raise Refusal("unknown_run", "There is no run of this name here; start it again.", ("run",), {"run": name})
        return self._runs[name]

"""What kinds of problem a run may have: each is one file in `session/problems`; this is what such a file holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

from pydantic_core import PydanticCustomError

from descentlab.engine.ending import End
from descentlab.engine.problem import Problem
from descentlab.engine.race import Chunk, Column
from descentlab.engine.registry import Registry
from descentlab.session.limits import Limits
from descentlab.session.look import Looker
from descentlab.session.refusal import JsonObject, Where
from descentlab.session.strict import Strict

if TYPE_CHECKING:
    from descentlab.session.spec import RunSpec


class ProblemSpec(Strict):
    """What is to be minimised; `kind` says which fields follow."""

    kind: str


class Running(Protocol):
    """A run on its way, of whatever kind: rows of columns, chunk after chunk (`engine/race.py`)."""

    next: int
    steps: int

    @property
    def layout(self) -> Sequence[Sequence[Column]]: ...

    @property
    def done(self) -> bool: ...

    @property
    def ends(self) -> Sequence[End | None]: ...

    def advance(self, rows: int) -> Chunk: ...

    @property
    def heavy(self) -> bool:
        """Whether the least that `advance` can do takes longer than a slice may."""
        ...


@dataclass(frozen=True, slots=True)
class Settled:
    """A problem of a spec with every default filled in, and what it proposes where the spec leaves something out."""

    spec: ProblemSpec
    parameters: tuple[str, ...]
    """The names of the coordinates of a start."""
    start: tuple[float, ...]
    steps: int
    race: Callable[["RunSpec"], Running]
    """The full spec -> the run, at row 0."""
    complete: Callable[["RunSpec", Limits], "RunSpec"] | None = None
    """Checks and fills in what of a spec only this kind of problem knows."""
    heavy: Callable[["RunSpec"], bool] | None = None
    """(full spec) -> whether making the run takes longer than a slice; never where it is left out."""
    rows: Callable[["RunSpec"], int] | None = None
    """(full spec) -> how many rows a racer's record has; steps + 1 where it is left out."""
    scalars: frozenset[str] | None = None
    """Where the columns are the kind's own: those of them with one number a row."""
    besides: Callable[[Running], JsonObject] | None = None
    """What `run.started` and the answer of `POST /api/run` say besides: the data of a training."""
    look: Callable[[Running], Looker] | None = None
    """How a run is looked at beside its rows; None where there is nothing but rows."""
    problem: Callable[[], Problem] | None = None
    """What a landscape is drawn of; None where there is no such picture."""
    levels: Literal["linear", "log"] = "log"
    """Which contour levels show its structure."""
    slice_rows: int = 2048
    """Rows, of all racers together, that take about a millisecond to compute."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem; see `session/problems/surface.py` for one."""

    name: str
    order: int
    model: type[ProblemSpec]
    settle: Callable[[Any, Where, Limits], Settled]
    """(problem spec, its path, limits) -> the problem settled; raises `Refusal` for unknown names and values."""
    slow: bool = False
    """Whether settling takes longer than a slice (it compiles, searches, makes data): done beside the event loop."""


@cache
def kinds() -> Registry[Kind]:
    """Every kind of problem, by name."""
    return Registry("descentlab.session.problems", "KIND")


def read_problem(given: object) -> ProblemSpec:
    """The problem as the model of its kind; an error of pydantic's naming the field where it is none."""
    if isinstance(given, ProblemSpec):
        return given
    if not isinstance(given, dict):
        raise PydanticCustomError("model_type", "a problem is an object")
    name = given.get("kind")
    if name is None:
        raise PydanticCustomError("missing_field", "{field}", {"field": "kind"})
    if not isinstance(name, str) or name not in kinds():
        context = {"what": "kind of problem", "field": "kind", "name": str(name), "known": list(kinds())}
        raise PydanticCustomError("unknown_name", "{name}", context)
    return kinds()[name].model.model_validate(given)

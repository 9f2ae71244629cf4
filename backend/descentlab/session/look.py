"""Looks at a run beside its rows: pictures and readings that are too many to record, made once more when asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from descentlab.session.frame import encode_frame
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.strict import Strict

Array = NDArray[np.float64]

MOST_WANTS = 16
"""Readings of one look."""
FINEST = {"outputs": 128, "units": 64, "plane": 64}
"""Points along each side of a picture."""

LookName = Annotated[str, Field(min_length=1, max_length=64)]
Side = Annotated[list[float], Field(min_length=2, max_length=2)]


class Want(Strict):
    """One reading of a look: {"what": "outputs", "racer": 0, "size": 50}."""

    what: Literal["outputs", "units", "layers", "sums", "batch", "moment", "plane"]
    racer: Annotated[int, Field(ge=0)] = 0
    size: Annotated[int, Field(ge=2, le=128)] | None = None
    """Points along each side of a picture; 50 for outputs, 20 for units, 32 for a plane."""
    domain: Annotated[list[Side], Field(min_length=1, max_length=2)] | None = None
    """[low, high] of each input; where the data lie, with some room, where it is left out."""
    directions: Literal["principal", "random", "parameters"] = "principal"
    """What spans a plane; `parameters`: the first two of them, through 0, so that a network of two is seen as it is."""
    seed: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0
    """What random directions are drawn by."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was asked for: readings of the networks after `step` updates; `name` is the client's."""

    name: str
    step: int
    wants: Sequence[Want]


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer to a want: numbers for the header, arrays for the payload."""

    header: Mapping[str, object]
    arrays: Sequence[Array]


Reader = Callable[[Look, int], Iterator[Reading | None]]
"""(look, the want's place) -> slices of work of about a millisecond, the last of which gives the reading."""
Ready = Callable[[Look], bool]
"""Whether the run has come as far as a look asks."""


@dataclass(frozen=True, slots=True)
class Looker:
    """How a kind of run is looked at."""

    read: Reader
    ready: Ready


class LookRefused(Exception):  # noqa: N818
    """A look that cannot be had: its name, and why."""

    def __init__(self, name: str, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.name = name
        self.refusal = refusal


class Looks:
    """The looks that one run was asked for, by name: of each name only the newest is answered."""

    def __init__(self, run: str, looker: Looker) -> None:
        self._run = run
        self._looker = looker
        self._asked: dict[str, Look] = {}
        self._going: tuple[Look, Iterator[bytes | None]] | None = None

    def ask(self, look: Look) -> None:
        """Take a look in, in place of an older one of its name."""
        self._asked[look.name] = look

    @property
    def waiting(self) -> bool:
        """Whether a slice of work can be done."""
        return self._going is not None or any(map(self._looker.ready, self._asked.values()))

    def work(self) -> list[JsonObject | bytes]:
        """One slice; raises `LookRefused` for a look that cannot be had, which is then forgotten."""
        if self._going is None:
            look = next(look for look in list(self._asked.values()) if self._looker.ready(look))
            del self._asked[look.name]
            self._going = (look, self._frame(look))
        look, slices = self._going
        try:
            frame = next(slices)
        except Refusal as refusal:
            self._going = None
            raise LookRefused(look.name, refusal) from None
        if frame is None:
            return []
        self._going = None
        return [frame]

    def _frame(self, look: Look) -> Iterator[bytes | None]:
        parts: list[JsonObject] = []
        arrays: list[Array] = []
        for place, want in enumerate(look.wants):
            for reading in self._looker.read(look, place):
                yield None
                if reading is not None:
                    shapes = [list(array.shape) for array in reading.arrays]
                    parts.append({"what": want.what, "racer": want.racer, **reading.header, "shapes": shapes})
                    arrays += reading.arrays
        header: JsonObject = {"type": "run.look", "run": self._run, "look": look.name, "step": look.step}
        yield encode_frame({**header, "parts": parts}, arrays)

"""What a kind of exported file is, and the registry of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from descentlab.engine.registry import Registry
from descentlab.exports.words import Language
from descentlab.session.settle import SettledRun
from descentlab.session.whole import WholeRun


@dataclass(frozen=True, slots=True)
class Taken:
    """A run that is taken away: what was asked for, and, for formats that need them, its recorded rows."""

    settled: SettledRun
    lang: Language = "en"
    record: WholeRun | None = None
    step: int | None = None
    """The step that a still picture shows; the last where it is left out."""

    @property
    def run(self) -> WholeRun:
        """The recorded run."""
        if self.record is None:
            raise LookupError("this format needs the run's rows")
        return self.record


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file; see `exports/formats/csv.py` for one."""

    name: str
    order: int
    suffix: str
    """How the file's name ends: `.torch.py`."""
    media_type: str
    pieces: Callable[[Taken], Iterator[bytes]]
    """The file in pieces, each of which is quick to make."""
    rows: bool = True
    """Whether it needs the run's rows; code does not."""
    served: bool = True
    """Whether the server makes it; the page draws pictures by itself."""


@cache
def formats() -> Registry[Format]:
    """Every kind of file, by name."""
    return Registry("descentlab.exports.formats", "FORMAT")


def format_of(filename: str) -> Format | None:
    """The format that a file's name asks for, by the longest suffix that fits."""
    fitting = [kind for kind in formats().values() if filename.lower().endswith(kind.suffix)]
    return max(fitting, key=lambda kind: len(kind.suffix), default=None)

"""Taking a run away: from what was asked for to a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from descentlab.exports.format import Format, Taken, format_of, formats
from descentlab.exports.words import Language
from descentlab.result import whole_run
from descentlab.session.choosing import choose
from descentlab.session.refusal import Refusal
from descentlab.session.settle import SettledRun
from descentlab.session.spec import RunSpec
from descentlab.session.strict import NameOf, Strict


def _served() -> dict[str, Format]:
    return {name: kind for name, kind in formats().items() if kind.served}


class ExportSpec(Strict):
    """Which run to take away, as what, and in which language its comments are."""

    spec: RunSpec
    to: Annotated[str, NameOf(_served)]
    lang: Language = "en"
    step: Annotated[int, Field(ge=0)] | None = None
    """The step that a still picture shows; the last where it is left out."""

    @property
    def format(self) -> Format:
        """The format; `Refusal` (`unknown_name`) where the server makes none of that name."""
        return choose(_served(), self.to, "format", ("to",))


def file_name(settled: SettledRun, kind: Format) -> str:
    """What the file is called where a person does not say: `descentlab-ravine.csv`."""
    problem = settled.problem.spec.model_dump()
    name = str(problem.get("name", problem["kind"]))
    return f"descentlab-{''.join(letter if letter.isalnum() else '-' for letter in name)}{kind.suffix}"


def format_for(path: Path) -> Format:
    """The format that a file's name asks for; raises `Refusal` with the suffixes that there are."""
    kind = format_of(path.name)
    if kind is None:
        known = ", ".join(entry.suffix for entry in formats().values())
        raise Refusal("unknown_name", f"{path.name} says no format; end the name with one of {known}.", ("to",))
    return kind


def pieces(kind: Format, settled: SettledRun, lang: Language, step: int | None) -> Iterator[bytes]:
    """The file, its run computed first where it needs the rows."""
    yield from kind.pieces(Taken(settled, lang, whole_run(settled) if kind.rows else None, step))

"""What pictures need of a run: each racer's sign, its path and its loss, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.ending import End
from descentlab.session.spec import RacerSpec
from descentlab.session.whole import WholeRun

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sign:
    """How a racer looks."""

    colour: str
    dash: str
    marker: str


@dataclass(frozen=True, slots=True)
class Record:
    """One racer's part of a picture."""

    label: str
    sign: Sign
    steps: Array
    """Which update each row follows, [rows]."""
    params: Array
    """[rows, d]."""
    loss: Array
    """[rows]."""
    end: End | None
    right: Array | None = None
    """Of a network how often it is right, from 0 to 1, [rows], as the page has it."""

    @property
    def last(self) -> int:
        """The last row."""
        return len(self.loss) - 1


def records(run: WholeRun) -> Iterator[Record]:
    """Every racer's record; a network's loss is that of its whole training set."""
    for index, racer in enumerate(run.settled.spec.racers):
        yield record(racer, run.columns(index), run.race.ends[index])


def record(racer: RacerSpec, columns: Mapping[str, Array], end: End | None) -> Record:
    """One racer's record from its columns by name."""
    loss = columns["loss"] if "loss" in columns else columns["train_loss"]
    steps = columns.get("steps", np.arange(len(loss), dtype=np.float64))
    return Record(racer.label or racer.rule, sign_of(racer), steps, columns["params"], loss, end, _right(columns))


def _right(columns: Mapping[str, Array]) -> Array | None:
    """The share of test samples, or of training samples where there are none to test."""
    if "train_accuracy" not in columns:
        return None
    tested = columns["accuracy"]
    return np.where(np.isnan(tested), columns["train_accuracy"], tested)


def sign_of(racer: RacerSpec) -> Sign:
    """How a racer of a full spec looks."""
    style = racer.style
    if style is None or style.colour is None or style.dash is None or style.marker is None:
        raise LookupError("only a full spec says how its racers look")
    return Sign(style.colour, style.dash, style.marker)

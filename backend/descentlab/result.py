"""A whole run in Python: `descentlab.race(spec)`."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.ending import End
from descentlab.engine.nn.training import Training
from descentlab.engine.optimizer import rules
from descentlab.session.catalogue import opening_race
from descentlab.session.limits import Limits
from descentlab.session.link import linked_spec
from descentlab.session.settle import SettledRun, read_run
from descentlab.session.whole import WholeRun
from descentlab.training_result import TrainingRun, trained

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from descentlab.exports.words import Language

Array = NDArray[np.float64]

BOUNDS = Limits(steps=10_000_000, racers=1_000, changes=100_000)
"""What a run in one's own process may ask for."""

ROWS = 16_384
"""Rows that are computed at a time; the numbers do not depend on it."""


@dataclass(frozen=True, slots=True)
class RacerRun:
    """One racer's record; row t belongs to the point after update t, row 0 to the start."""

    rule: str
    label: str
    params: Array
    """The parameters, [steps + 1, d]."""
    loss: Array
    """[steps + 1]."""
    grad: Array
    """The gradient that the next update sees, [steps + 1, d]."""
    alpha: Array
    """The rate that update t used, [steps + 1]; NaN in row 0."""
    state: Mapping[str, Array]
    """Each state array of the rule after update t, [steps + 1, d]; its initial value in row 0."""
    lines: Mapping[str, Array]
    """Results of the rule's other lines in update t, [steps + 1, d], NaN in row 0; its running powers, [steps + 1]."""
    end: End

    @property
    def steps(self) -> int:
        """How many updates it made."""
        return len(self.loss) - 1

    def as_json(self) -> dict[str, Any]:
        """The racer as `POST /api/run` answers it, non-finite numbers as None."""
        columns = {"params": self.params, "loss": self.loss, "grad": self.grad, "alpha": self.alpha}
        return {
            "rule": self.rule,
            "label": self.label,
            **{name: _plain(column) for name, column in columns.items()},
            "state": {name: _plain(column) for name, column in self.state.items()},
            "end": self.end.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Run:
    """A whole run: its full spec, the names of its parameters, and its racers' records."""

    spec: Mapping[str, Any]
    parameters: tuple[str, ...]
    racers: tuple[RacerRun, ...]

    def figure(self, lang: "Language" = "en") -> "go.Figure":
        """Draw the run as a Plotly figure that plays: a panel for each racer and the losses below.

        Frames are at most 200, evenly over the run; more than 12 racers share one panel; a path of more than 2,000
        points that can be told apart is drawn through fewer of them.

        Args:
            lang: the language of its words, "en" or "zh".

        """
        from descentlab.exports.figure.of_run import figure_of  # noqa: PLC0415 - exports are made from runs

        return figure_of(self, lang)

    def as_json(self) -> dict[str, Any]:
        """The run as `POST /api/run` answers it."""
        racers = [racer.as_json() for racer in self.racers]
        return {"parameters": list(self.parameters), "spec": dict(self.spec), "racers": racers}


def race(spec: Mapping[str, Any] | str) -> Run | TrainingRun:
    """Run the race that a spec describes, to its end.

    `W_t = W_(t-1) - step_t` for every racer's rule, from one start (or one each), for `steps` updates or until the loss
    is at or below `target`. What the spec leaves out takes the catalogue's defaults. The same spec gives the same bits.
    A run that diverges is a result like any other: it ends with its first non-finite row.

    The result is a `Run`, or a `TrainingRun` where the problem is a network.

    Args:
        spec: as `POST /api/run` takes it: `problem`, `start`, `steps`, `seed`, `noise`, `steps_per_epoch`, `target`,
            `racers`; or a link to a shared view, as the page's address bar holds it.

    Raises:
        Refusal: a name, a value or a field is wrong; `where` is the path to it.

    Example:
        >>> from descentlab import race
        >>> notes = {"kind": "surface", "name": "notes_parabola"}
        >>> run = race({"problem": notes, "steps": 3, "racers": [{"rule": "gd", "knobs": {"alpha": 2.5}}]})
        >>> run.racers[0].params[:, 0].tolist()
        [10.0, 7.5, 6.25, 5.625]

    """
    whole = whole_run(settled_run(spec))
    return trained(whole, whole.race) if isinstance(whole.race, Training) else recorded(whole)


def settled_run(given: Mapping[str, Any] | str) -> SettledRun:
    """The run of a spec or of a shared link; one that names no run shows the opening race."""
    if isinstance(given, str):
        return read_run(linked_spec(given) or opening_race(BOUNDS), BOUNDS)
    return read_run(dict(given), BOUNDS)


def whole_run(settled: SettledRun) -> WholeRun:
    """The run, computed to its end."""
    whole = WholeRun(settled, BOUNDS, ROWS)
    if isinstance(whole.race, Training):
        whole.race.pause_after = inf
    while not whole.done:
        whole.advance()
    return whole


def recorded(whole: WholeRun) -> Run:
    """The record of a run that has come to its end."""
    spec, ends = whole.settled.spec, [end for end in whole.race.ends if end is not None]
    racers = [
        _racer(racer.rule, racer.label or racer.rule, whole.columns(index), end)
        for index, (racer, end) in enumerate(zip(spec.racers, ends, strict=True))
    ]
    return Run(spec.model_dump(mode="json"), whole.settled.problem.parameters, tuple(racers))


def _racer(rule: str, label: str, columns: dict[str, Array], end: End) -> RacerRun:
    own = {name: columns.pop(name) for name in ("params", "loss", "grad", "alpha")}
    state = {state.name: columns.pop(state.name) for state in rules()[rule].state}
    return RacerRun(rule, label, **own, state=state, lines=columns, end=end)


def _plain(column: Array) -> list[Any]:
    plain = column.astype(object)
    plain[~np.isfinite(column)] = None
    values: list[Any] = plain.tolist()
    return values

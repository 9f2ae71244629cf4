"""The shape of every figure: one row of one table, judged by one rule.

A benchmark gives rows; run alone it prints its own part of the table, and `python -m bench` prints the whole.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import floor, isnan, log10
from typing import Literal

Bound = Literal["at most", "at least", "faster"]
HEAD = ("what", "ours", "peer or limit", "ratio", "spread", "aim", "reached")
MISSING = "peer not here"
ALONE = ""
LIMIT = "limit"
FLAT = 1.1
"""Memory that grows by less than a tenth counts as flat: so much a collection leaves or takes by chance."""


@dataclass(frozen=True)
class Row:
    """One figure beside a named peer or a limit, both of the same run.

    Args:
        what: what was measured.
        ours: its median, or the share of it that `what` names, in `unit`.
        unit: of `ours` and `theirs`.
        peer: who it is measured against, or `LIMIT`; `ALONE` where the figure stands by itself.
        theirs: the peer's figure or the limit; None where the peer is not here.
        bound: what the ratio is: ours / theirs, or where ours is to be `faster`, theirs / ours, at least the aim.
        aim: the bound itself; None where none was set.
        spread: the ends of the middle half of the ratio's rounds (of ours, where there is no ratio); None where there
            was one round.
    """

    what: str
    ours: float
    unit: str
    peer: str = ALONE
    theirs: float | None = None
    bound: Bound = "at most"
    aim: float | None = None
    spread: tuple[float, float] | None = None

    @property
    def ratio(self) -> float | None:
        """Ours over theirs, or theirs over ours where it says how many times faster; None where it has no meaning."""
        over, under = (self.theirs, self.ours) if self.bound == "faster" else (self.ours, self.theirs)
        return over / under if over is not None and under else None

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; None where there is no aim or no peer. What is not a number reaches nothing."""
        if self.aim is None or self.theirs is None:
            return None
        if self.bound == "at most":
            return self.ours <= self.aim * self.theirs
        if self.bound == "at least":
            return self.ours >= self.aim * self.theirs
        return self.theirs >= self.aim * self.ours

    @property
    def verdict(self) -> str:
        """In words: reached, by how much it is missed, or why it cannot be said."""
        if self.reached is None:
            return MISSING if self.peer and self.theirs is None else ""
        if self.reached:
            return "reached"
        if isnan(self.ours):
            return "missed: nothing was measured"
        return f"missed by {self._excess()}"

    def _excess(self) -> str:
        if self.ratio is None or not self.aim:
            return figure(self.ours - (self.theirs or 0.0), self.unit)
        percent = 100 * abs(self.ratio / self.aim - 1)
        return f"{percent:,.{int(percent < 10)}f} %"

    def cells(self) -> tuple[str, ...]:
        """What the table shows, in the order of `HEAD`."""
        beside = "" if self.theirs is None else f" {figure(self.theirs, self.unit)}"
        ratio = "" if self.ratio is None else f"{number(self.ratio)} x"
        spread = "" if self.spread is None else f"{number(self.spread[0])} to {number(self.spread[1])}"
        return (self.what, figure(self.ours, self.unit), self.peer + beside, ratio, spread, self._aim(), self.verdict)

    def _aim(self) -> str:
        if self.aim is None:
            return ""
        if self.peer == LIMIT:
            return f"{self.bound} the limit" if self.aim == 1 else f"{self.bound} {self.aim:g} x the limit"
        return f"{'at least' if self.bound == 'faster' else self.bound} {self.aim:g} x"


def within(what: str, ours: float, unit: str, limit: float, spread: Sequence[float] = ()) -> Row:
    """A figure that is not to be over a limit; `spread` is the same figure of several parts of the run."""
    return Row(what, ours, unit, LIMIT, limit, "at most", 1.0, _ends([one / limit for one in spread] if limit else ()))


def at_least(what: str, ours: float, unit: str, limit: float) -> Row:
    """A figure that is not to be under a limit."""
    return Row(what, ours, unit, LIMIT, limit, "at least", 1.0)


def alone(what: str, ours: float, unit: str, spread: Sequence[float] = ()) -> Row:
    """A figure that is told and not judged."""
    return Row(what, ours, unit, spread=_ends(spread))


def _ends(values: Sequence[float]) -> tuple[float, float] | None:
    return (min(values), max(values)) if values else None


def number(value: float) -> str:
    """Three digits, or all of a whole part that has more."""
    if isnan(value):
        return "none"
    digits = 0 if value == 0 else max(0, 2 - floor(log10(abs(value))))
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text and value == round(value) else text


def figure(value: float, unit: str) -> str:
    """A number with its unit; milliseconds below one are told in microseconds."""
    if unit == "ms" and 0 < abs(value) < 1:
        return f"{number(1e3 * value)} µs"
    return f"{number(value)} {unit}".rstrip()


def aligned(rows: Iterable[Row]) -> str:
    """The table for a terminal: names to the left, figures to the right."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(_placed, line, widths, range(len(HEAD)))).rstrip() for line in lines)


def _placed(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if column in (1, 3, 4) else cell.ljust(width)


def markdown(rows: Iterable[Row]) -> str:
    """The table for a document."""
    lines = [HEAD, ("---", "---:", "---", "---:", "---:", "---", "---"), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def summary(rows: Iterable[Row]) -> str:
    """How the table stands with the aims."""
    judged = [row.reached for row in rows if row.aim is not None]
    return (
        f"{judged.count(True)} aims reached, {judged.count(False)} missed, {judged.count(None)} without their peer here"
    )


def told(row: Row) -> str:
    """A row as one line of JSON, for another process."""
    return json.dumps(asdict(row))


def heard(line: str) -> Row:
    """The row that was told so."""
    fields = json.loads(line)
    return Row(**fields | {"spread": fields["spread"] and tuple(fields["spread"])})

"""The run as a table: a line for every racer and step, every number in full."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from descentlab.exports.code.names import keys
from descentlab.exports.format import Format, Taken
from descentlab.exports.table import Cells, cells_of

LINES = 512
"""Lines that are written at a time."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def _pieces(taken: Taken) -> Iterator[bytes]:
    run = taken.run
    tables = [cells_of(racer, run.parameters) for racer in run.racers]
    names = list(dict.fromkeys(name for table in tables for name in table))
    yield _lines([["racer", "label", "step", *names]])
    for key, racer, table in zip(keys(racer.rule for racer in run.racers), run.racers, tables, strict=True):
        for begin in range(0, len(racer.loss), LINES):
            yield _lines(_rows([key, _label(racer.label)], table, names, range(begin, begin + LINES)))


def _rows(fixed: list[str], table: Mapping[str, Cells], names: list[str], steps: range) -> Iterator[list[str]]:
    """The lines of some steps; a column that the racer's rule does not have stays empty."""
    columns = [
        [repr(number) for number in table[name][steps.start : steps.stop].tolist()] for name in names if name in table
    ]
    places = [name in table for name in names]
    for step, numbers in zip(steps, zip(*columns, strict=True), strict=False):
        cells = iter(numbers)
        yield [*fixed, str(step), *(next(cells) if there else "" for there in places)]


def _label(label: str) -> str:
    """The label, which no spreadsheet shall run as a formula."""
    return f"'{label}" if label.startswith(_FORMULA) else label


def _lines(rows: list[list[str]] | Iterator[list[str]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


FORMAT = Format("csv", 50, ".csv", "text/csv; charset=utf-8", _pieces)

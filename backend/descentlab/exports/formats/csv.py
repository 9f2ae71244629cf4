"""The run as a table: a line for every racer and step, every number in full."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import repeat

import numpy as np

from descentlab.exports.code.names import keys
from descentlab.exports.format import Format, Taken
from descentlab.exports.table import Column, cells_of

LINES = 512
"""Lines that are written at a time."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def _pieces(taken: Taken) -> Iterator[bytes]:
    run, racers = taken.run, taken.settled.spec.racers
    tables = [cells_of(run.columns(index), taken.settled.problem.parameters) for index in range(len(racers))]
    names = [name for name in dict.fromkeys(name for table in tables for name in table) if name != "steps"]
    yield _lines([["racer", "label", "step", *names]])
    for key, racer, table in zip(keys(racer.rule for racer in racers), racers, tables, strict=True):
        rows = len(table[names[0]])
        steps = table.get("steps", np.arange(float(rows)))
        for begin in range(0, rows, LINES):
            part = slice(begin, begin + LINES)
            cells = {name: column[part] for name, column in table.items()}
            yield _lines(_rows([key, _label(racer.label or "")], steps[part], cells, names))


def _rows(fixed: list[str], steps: Column, table: Mapping[str, Column], names: list[str]) -> Iterator[list[str]]:
    """The lines of some steps; a column that the racer's rule does not have stays empty."""
    columns = [map(repr, table[name].tolist()) if name in table else repeat("") for name in names]
    for step, cells in zip(steps.tolist(), zip(*columns, strict=False), strict=False):
        yield [*fixed, str(int(step)), *cells]


def _label(label: str) -> str:
    """The label, which no spreadsheet shall run as a formula."""
    return f"'{label}" if label.startswith(_FORMULA) else label


def _lines(rows: list[list[str]] | Iterator[list[str]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


FORMAT = Format("csv", 50, ".csv", "text/csv; charset=utf-8", _pieces)

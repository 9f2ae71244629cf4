"""The table in a document: between two marks, so that what a person wrote around it stays."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.table import Row, markdown, summary

BEGIN = "<!-- measured: written by python -m bench --markdown -->"
END = "<!-- /measured -->"


def put(path: Path, rows: Sequence[Row]) -> None:
    """Write the table between the marks of a document; raises `ValueError` where it has no marks."""
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path} has no place for the table: {BEGIN} and {END}")
    path.write_text(
        f"{before}{BEGIN}\n\n{markdown(rows)}\n\n{summary(rows)}. {_where()}\n\n{END}{after}", encoding="utf-8"
    )


def _where() -> str:
    """When, and on what kind of machine."""
    day = datetime.now(tz=UTC).date().isoformat()
    return f"{day}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."

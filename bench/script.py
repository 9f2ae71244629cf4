"""What every benchmark is when it is run by itself: a few options, then its part of the table."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable

from bench.table import Row, aligned, told

Measure = Callable[[argparse.Namespace], Iterable[Row]]
JSON = "--json"
TORCH = "--torch"


def asked(doc: str | None, **defaults: float | str) -> argparse.ArgumentParser:
    """The options of a benchmark: these with their defaults, a Python with torch, and how to print."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in defaults.items():
        parser.add_argument(f"--{name}", type=type(default), default=default, help=f"{default} unless said")
    there = os.environ.get("BENCH_TORCH_PYTHON") or sys.executable
    parser.add_argument(TORCH, default=there, help="a Python that has torch, to measure against")
    parser.add_argument(JSON, action="store_true", help="a row a line, for another program")
    return parser


def show(rows: Iterable[Row], chosen: argparse.Namespace) -> None:
    """Print rows: as lines of JSON as they come, or as a table at the end."""
    if chosen.json:
        for row in rows:
            print(told(row), flush=True)
    else:
        print(aligned(rows))


def run(doc: str | None, measure: Measure, **defaults: float | str) -> None:
    """A whole benchmark."""
    chosen = asked(doc, **defaults).parse_args()
    show(measure(chosen), chosen)

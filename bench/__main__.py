"""Every benchmark, one after another, and at the end one table.

    python -m bench [--torch /path/to/a/python/with/torch] [--markdown docs/performance.md] [race sweep class ...]

With names only these run. Each runs in a process of its own; what it measured is kept in bench/results, and
`--markdown` puts the table of everything that is kept into a document, between its two marks. `--kept` runs nothing.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import document
from bench.script import JSON, TORCH
from bench.table import Row, aligned, heard, summary

RESULTS = Path(__file__).resolve().parent / "results"
MODULES = {
    **{name: (f"bench.{name}",) for name in ("race", "sweep", "network", "formula", "chunk")},
    **{name: (f"bench.{name}",) for name in ("opening", "page", "network_page")},
    "fuzz": ("bench.fuzz_formula", "--inputs", "20000"),
    "one": ("bench.load", "one"),
    "press": ("bench.load", "press"),
    "class": ("bench.load", "class", "--seconds", "30"),
    "follow": ("bench.load", "follow", "--seconds", "15"),
    "busy": ("bench.load", "busy", "--seconds", "10"),
    "idle": ("bench.load", "idle"),
    "churn": ("bench.load", "churn", "--rounds", "60"),
    "abuse": ("bench.load", "abuse", "--seconds", "8"),
    "stall": ("bench.load", "stall"),
    "kill": ("bench.load", "kill", "--rounds", "20"),
}
"""What runs each benchmark, in the order of the table; load is shortened, and its own options measure longer."""


def ran(name: str, torch: str) -> bool:
    """Runs one benchmark and keeps its rows; False where it failed, and then nothing is kept."""
    began, file = time.monotonic(), RESULTS / f"{name}.jsonl"
    print(f"{name} ... ", end="", flush=True)
    file.unlink(missing_ok=True)
    command = [sys.executable, "-m", *MODULES[name], TORCH, torch, JSON]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, cwd=RESULTS.parents[1])
    if done.returncode == 0:
        RESULTS.mkdir(exist_ok=True)
        file.write_text(done.stdout)
    print(f"{'failed after ' if done.returncode else ''}{time.monotonic() - began:.0f} s", flush=True)
    return done.returncode == 0


def kept(names: Sequence[str]) -> list[Row]:
    """The rows of these benchmarks, those of the last run of each."""
    files = [RESULTS / f"{name}.jsonl" for name in names]
    return [heard(line) for file in files if file.exists() for line in file.read_text().splitlines()]


def told(rows: Sequence[Row], failed: Sequence[str]) -> None:
    """The table, and how it stands with the aims."""
    print(f"\n{aligned(rows)}\n\n{summary(rows)}")
    if failed:
        print(f"did not run to their end: {', '.join(failed)}")


def main() -> int:
    """Run them; 1 where one of them failed. A missed aim is a figure, not a failure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(TORCH, default=os.environ.get("BENCH_TORCH_PYTHON") or sys.executable)
    parser.add_argument("--markdown", type=Path, help="a document to put the table into")
    parser.add_argument("--kept", action="store_true", help="run nothing, tell what was measured before")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MODULES)}")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in MODULES]
    if unknown:
        parser.error(f"there is no benchmark called {', '.join(unknown)}")
    names = given.names or list(MODULES)
    failed = [] if given.kept else [name for name in names if not ran(name, given.torch)]
    told(kept([name for name in names if name not in failed]), failed)
    if given.markdown:
        document.put(given.markdown, kept(list(MODULES)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

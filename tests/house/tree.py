"""The files of the repository, as git sees them: what these tests read."""

import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def under(*folders: str, suffixes: tuple[str, ...] = ()) -> list[Path]:
    """The files below any of the folders, the vendored ones left out, with one of the suffixes if any are given."""
    roots = [ROOT / folder for folder in folders]
    vendor = ROOT / "frontend" / "vendor"
    chosen = [path for path in files() if any(path.is_relative_to(root) for root in roots)]
    return [path for path in chosen if not path.is_relative_to(vendor) and (not suffixes or path.suffix in suffixes)]


def short(path: Path) -> str:
    """The path as a person would say it."""
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def matches(paths: list[Path], pattern: str) -> list[str]:
    """`file:line: text` of every line in which the regular expression is found."""
    expression = re.compile(pattern)
    return [
        f"{short(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(text(path).splitlines(), 1)
        if expression.search(line)
    ]

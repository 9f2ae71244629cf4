"""`descentlab export LINK --to FILE`: what the page's menu does, in a shell."""

import argparse
from pathlib import Path

from descentlab.exports.format import formats
from descentlab.exports.take import format_for, pieces
from descentlab.result import settled_run
from descentlab.session.link import parse_link


def add_export(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    known = ", ".join(f"*{kind.suffix}" for kind in formats().values())
    parser.description = "Take a run away as a file."
    parser.add_argument("link", help="a link to a shared view, in quotation marks, or what stands after its #")
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help=f"the file to write: {known}")
    parser.add_argument("--lang", choices=("en", "zh"), help="language of its words (default: the link's, or English)")


def export(link: str, to: Path, lang: str | None) -> None:
    """Write the file.

    Raises:
        Refusal: the link or the file's name cannot be used; the reason is in its message.
        OSError: the file cannot be written.

    """
    kind = format_for(to)
    view = parse_link(link)
    step = view.get("step")
    spoken = lang or view.get("lang")
    made = pieces(kind, settled_run(link), "zh" if spoken == "zh" else "en", step if isinstance(step, int) else None)
    first = next(made)
    with to.open("wb") as file:
        file.write(first)
        file.writelines(made)

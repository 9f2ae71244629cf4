"""Writes into index.html what the page's first picture needs, so that the browser asks for all of it at once.

Without the list a browser meets each module only when the one before it has come: on a phone, a round trip for every
level of imports. It is read off the imports; a test of the house compares, and `make format` writes it again.
"""

import re
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[1] / "frontend"
PAGE = FRONTEND / "index.html"
ENTRIES = (FRONTEND / "src" / "main.js", FRONTEND / "src" / "scenes" / "race.js")
"""What the page begins with: its wiring, and the scene that it opens with."""
FETCHED = ("api/catalog", "locales/en.json", "locales/zh.json")
BEGIN, END = "  <!-- asked for at once; written by make format -->\n", "  <!-- that is all -->\n"

LATER = ("plotly-space", "qr-", "gif-", "takeaway.js", "stage-file.js", "room.js")
"""Files that are imported when they are first asked for."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(r"""\b(?:from|import)\s*\(?\s*'(\.{1,2}/[^']+\.js)'""")


def modules() -> list[Path]:
    """The modules that the entries need, nearest first; of Plotly's two parts the first only."""
    found = list(ENTRIES)
    for module in found:
        if module.is_relative_to(FRONTEND / "vendor"):
            continue
        for address in IMPORT.findall(COMMENT.sub("", module.read_text(encoding="utf-8"))):
            target = (module.parent / address).resolve()
            if target not in found and not target.name.startswith(LATER):
                found.append(target)
    # the largest first: it takes longest
    return sorted(found, key=lambda path: not path.is_relative_to(FRONTEND / "vendor"))


def lines() -> str:
    """The list, as it stands in the page."""
    ready = [f'  <link rel="modulepreload" href="{path.relative_to(FRONTEND).as_posix()}">\n' for path in modules()]
    fetched = [f'  <link rel="preload" href="{address}" as="fetch" crossorigin>\n' for address in FETCHED]
    return "".join([BEGIN, *fetched, *ready, END])


def written() -> str:
    """The list that the page holds now."""
    page = PAGE.read_text(encoding="utf-8")
    return page[page.index(BEGIN) : page.index(END) + len(END)]


def main() -> None:
    """Writes the list where it has changed."""
    page = PAGE.read_text(encoding="utf-8")
    if BEGIN not in page:
        page = page.replace('  <script type="module"', f'{BEGIN}{END}  <script type="module"')
        PAGE.write_text(page, encoding="utf-8")
    before, after = written(), lines()
    if before != after:
        PAGE.write_text(page.replace(before, after), encoding="utf-8")
        print(f"wrote {len(after.splitlines()) - 2} addresses into {PAGE.name}")


if __name__ == "__main__":
    main()

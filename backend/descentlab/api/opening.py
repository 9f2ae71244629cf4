"""The modules that the page opens with, sent as one file.

The folder holds plain modules, which any server of files can send as they are. There are some two hundred on the way to
the first picture, and a browser asks for six at a time: as one file they come in a single answer. Each module becomes a
function that gives what it exports; a module that is asked for later takes from these what it imports, so that there is
one of each. Only the forms of import and export that the page uses are known; a test of the house reads the whole page.
"""

import re
from collections.abc import Callable
from os.path import normpath, relpath
from pathlib import Path

FIRST = "src/first.js"
"""The address of the joined file; there is no file of this name."""

ENTRIES = ("src/scenes/race.js", "src/main.js")
"""What the page begins with: the scene that it opens with, and its wiring, which comes last."""

_SCRIPT = '<script type="module" src="src/main.js"></script>'

_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r"^import \{([^}]*)\} from '(\.[^']*)';$", re.MULTILINE)
_EXPORT_FROM = re.compile(r"^export \{([^}]*)\} from '(\.[^']*)';$", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async function|function|class|const) (\w+))", re.MULTILINE)
_NOTHING = re.compile(r"^export \{\};\n?", re.MULTILINE)
_LATER = re.compile(r"\bimport\((['`])(\.{1,2}/)")
_UNKNOWN = re.compile(r"^(?:import|export)\b[^\n]*", re.MULTILINE)

Marks = tuple[tuple[Path, int, int], ...]
"""Files with the moment of their last change and their size."""


def marks(files: list[Path]) -> Marks:
    """What tells whether files have changed."""
    return tuple((file, status.st_mtime_ns, status.st_size) for file in files for status in [file.stat()])


class Opening:
    """The modules on the way to the first picture, joined.

    Args:
        folder: the page's.

    Raises:
        ValueError: a form of import or export that is not known, or modules that import one another in a circle.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, str] = {}
        self._exports: dict[str, list[str]] = {}
        parts: list[str] = []
        for entry in ENTRIES:
            if (folder / entry).is_file():
                self._join(entry, parts, ())
        given = f"export {{ {', '.join(self._names.values())} }};\n" if parts else ""
        self.text = "".join(parts) + given
        self.marks = marks([folder / address for address in self._names])

    @property
    def stale(self) -> bool:
        """Whether a module has changed since."""
        try:
            return marks([file for file, _, _ in self.marks]) != self.marks
        except FileNotFoundError:
            return True

    @property
    def addresses(self) -> set[str]:
        """The modules that are joined."""
        return set(self._names)

    def page(self, html: str) -> str:
        """The page itself, with the one file in the place of the first module."""
        if not self._names:
            return html
        opened = f'<link rel="modulepreload" href="{ENTRIES[0]}">\n  <script type="module" src="{FIRST}"></script>'
        return html.replace(_SCRIPT, opened)

    def module(self, address: str, text: str) -> str:
        """A module that is asked for by itself: what is joined already, it takes from there."""
        if not self._names:
            return text
        if address in self._names:
            exports = ", ".join(self._exports[address])
            given = f"export const {{ {exports} }} = {self._names[address]};\n" if exports else ""
            return self._taking(address, self._names[address]) + given
        return _IMPORT.sub(lambda found: self._import(address, found), _COMMENT.sub("", text))

    def _join(self, address: str, parts: list[str], above: tuple[str, ...]) -> None:
        if address in self._names:
            return
        if address in above:
            raise ValueError(f"{address} imports itself, through {' and '.join(above[above.index(address) + 1 :])}")
        text = _COMMENT.sub("", (self._folder / address).read_text(encoding="utf-8"))
        for form in (_IMPORT, _EXPORT_FROM):
            for _, target in form.findall(text):
                self._join(_resolved(address, target), parts, (*above, address))
        self._names[address] = f"${len(self._names)}"
        body = self._body(address, text)
        parts.append(f"const {self._names[address]} = (() => {{\n{body}return {{ {self._given(address)} }};\n}})();\n")

    def _body(self, address: str, text: str) -> str:
        exports = self._exports[address] = []
        text = _IMPORT.sub(self._taken(address), text)
        for names, _ in _EXPORT_FROM.findall(text):
            exports += [name.split(" as ")[-1] for name in _listed(names)]
        text = _EXPORT_FROM.sub(self._taken(address), text)
        exports += [name for _, name in _EXPORT.findall(text)]
        text = _LATER.sub(lambda found: f"import({found[1]}{_seen_from_first(address, found[2])}", text)
        text = _NOTHING.sub("", _EXPORT.sub(r"\1", text))
        unknown = _UNKNOWN.search(text)
        if unknown:
            raise ValueError(f"{address} has a form that is not known: {unknown[0]}")
        return text

    def _given(self, address: str) -> str:
        return ", ".join(self._exports[address])

    def _taken(self, address: str) -> Callable[[re.Match[str]], str]:
        """What stands in a joined module in the place of an import."""
        return lambda found: f"const {{ {_bound(found[1])} }} = {self._names[_resolved(address, found[2])]};"

    def _import(self, address: str, found: re.Match[str]) -> str:
        """What stands in a later module in the place of an import."""
        name = self._names.get(_resolved(address, found[2]))
        return f"{self._taking(address, name)}const {{ {_bound(found[1])} }} = {name};" if name else found[0]

    def _taking(self, address: str, name: str) -> str:
        return f"import {{ {name} }} from '{_dotted(relpath(FIRST, Path(address).parent))}';\n"


def _resolved(address: str, target: str) -> str:
    """The address of what a module imports."""
    return Path(normpath(Path(address).parent / target)).as_posix()


def _seen_from_first(address: str, prefix: str) -> str:
    """Where a relative address of a module begins when it stands in the joined file."""
    return _dotted(relpath(Path(address).parent / prefix, Path(FIRST).parent)).removesuffix("/.") + "/"


def _dotted(path: str) -> str:
    posix = Path(path).as_posix()
    return posix if posix.startswith(".") else f"./{posix}"


def _listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",") if name.strip()]


def _bound(names: str) -> str:
    """The names of an import as a pattern: `a as b` is `a: b`."""
    return ", ".join(name.replace(" as ", ": ") for name in _listed(names))

"""The page's files: what is in the folder is what the browser gets, compressed where a compressed sibling lies."""

import re
from email.utils import formatdate
from pathlib import Path

from starlette._utils import get_route_path
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from descentlab.api.opening import FIRST
from descentlab.api.small_files import SmallFiles
from descentlab.session.refusal import Refusal

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_ENCODINGS = {"br": ".br", "gzip": ".gz"}

_ID = re.compile(r"^export const id = '([a-z0-9-]+)';$", re.MULTILINE)
_ORDER = re.compile(r"^export const order = (\d+);$", re.MULTILINE)

SOURCE = "no-cache"
VERSIONED = "public, max-age=31536000, immutable"
"""For files under vendor/, whose names hold their version and a hash of their content."""


def page_folder() -> Path:
    """Where the page is: in the installed package, or beside it in the source tree."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "page"
    return installed if installed.is_dir() else package.parent.parent / "frontend"


class Page:
    """Serves the files of one folder, and none outside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._small = SmallFiles(self.folder)

    def answer(self, request: Request, path: str) -> Response:
        """The file at a path of the address, or a `Refusal` (`not_found`)."""
        file = self.folder / FIRST if path == FIRST else self._find(path or "index.html")
        accepted = accepted_encodings(request.headers.get("accept-encoding", ""))
        encoding, sent = _encoded(file, accepted)
        small = self._small.get(file) if sent is file else None
        if small is not None and "gzip" in accepted and "gzip" in small.bodies:
            encoding = "gzip"
        modified = sent.stat().st_mtime_ns if small is None else small.modified
        size = sent.stat().st_size if small is None else len(small.bodies[""])
        headers = self._headers(file, encoding, modified, size)
        if headers["etag"] in tags(request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        if small is None:
            return FileResponse(sent, headers=headers, media_type=_TYPES[file.suffix])
        return Response(small.bodies[encoding], headers=headers, media_type=_TYPES[file.suffix])

    def _headers(self, file: Path, encoding: str, modified: int, size: int) -> dict[str, str]:
        headers = {
            "cache-control": VERSIONED if file.is_relative_to(self.folder / "vendor") else SOURCE,
            "etag": f'"{modified:x}-{size:x}{"-" + encoding if encoding else ""}"',
            "vary": "accept-encoding",
            "last-modified": formatdate(modified / 1e9, usegmt=True),
        }
        return headers | ({"content-encoding": encoding} if encoding else {})

    def scenes(self) -> list[dict[str, str | int]]:
        """The scenes that the folder holds, `{"id", "order"}`, as each one's own file says, in order."""
        heads = (file.read_text(encoding="utf-8") for file in (self.folder / "src" / "scenes").glob("*.js"))
        found = [(_ID.search(head), _ORDER.search(head)) for head in heads]
        named = [(int(order[1]), name[1]) for name, order in found if name and order]
        return [{"id": name, "order": order} for order, name in sorted(named)]

    def _find(self, path: str) -> Path:
        """The file, if it is one of a kind that a page has, in the folder, and not hidden."""
        hidden = any(not part or part.startswith(".") for part in path.split("/"))
        file = self.folder / path
        if hidden or "\\" in path or "\0" in path or file.suffix not in _TYPES:
            raise _not_found()
        try:
            real = file.resolve()
            found = real.is_relative_to(self.folder) and real.is_file()
        except (OSError, ValueError):
            found = False
        if not found:
            raise _not_found()
        return file


class PageOrNothing:
    """What answers where no other address does: a file of the page, or the error envelope."""

    def __init__(self, page: Page, nothing: ASGIApp) -> None:
        self._page = page
        self._nothing = nothing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._nothing(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            raise Refusal("method", "This address only takes GET and HEAD requests.")
        path = get_route_path(scope).removeprefix("/")
        if not path and not scope["path"].endswith("/"):  # the page's relative addresses need the slash
            await RedirectResponse(f"{scope['path']}/", 308)(scope, receive, send)
            return
        await self._page.answer(Request(scope, receive), path)(scope, receive, send)


def _encoded(file: Path, wanted: set[str]) -> tuple[str, Path]:
    """The best encoding that the browser takes and a sibling has: its name ("" for none) and the file to send."""
    for encoding, suffix in _ENCODINGS.items():
        sibling = file.with_name(file.name + suffix)
        if encoding in wanted and sibling.is_file():
            return encoding, sibling
    return "", file


def accepted_encodings(header: str) -> set[str]:
    """The codings of an Accept-Encoding header that are not refused with q=0."""
    offers = [offer.replace(" ", "").lower().partition(";q=") for offer in header.split(",")]
    return {name for name, _, weight in offers if weight.strip("0.") or not weight}


def tags(header: str) -> set[str]:
    """The tags of an If-None-Match header."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


def _not_found() -> Refusal:
    return Refusal("not_found", "There is nothing at this address.")

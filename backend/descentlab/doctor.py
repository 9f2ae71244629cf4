"""`descentlab doctor`: tries what a server needs, and says what is wrong before a class waits for it."""

import asyncio
import platform
import tempfile
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from redis.asyncio import Redis
from redis.exceptions import RedisError

from descentlab.api.page import page_folder
from descentlab.api.server.listen import ListenError, listening_socket
from descentlab.config import Settings
from descentlab.rooms.shared import PATIENCE
from descentlab.rooms.shelf import Shelf, ShelfError
from descentlab.version import VERSION

GOOD, BAD = True, False


class Finding(NamedTuple):
    """What one check found: whether a server can run so, and a sentence."""

    well: bool
    sentence: str


def examine(settings: Settings) -> list[Finding]:
    """Every finding for these settings, in the order in which a start needs them."""
    checks: tuple[Callable[[Settings], Finding], ...] = (_version, _page, _port, _disk, _redis, _browser)
    return [check(settings) for check in checks]


def _version(_settings: Settings) -> Finding:
    return Finding(GOOD, f"Descent Lab {VERSION} on Python {platform.python_version()}.")


def _page(_settings: Settings) -> Finding:
    folder = page_folder()
    missing = [name for name in ("index.html", "src/main.js", "locales/en.json") if not (folder / name).is_file()]
    return Finding(not missing, f"The page lacks {', '.join(missing)}." if missing else "The page is whole.")


def _port(settings: Settings) -> Finding:
    try:
        listening_socket(settings.host, settings.port).close()
    except ListenError as problem:
        return Finding(BAD, str(problem))
    return Finding(GOOD, f"Port {settings.port} of {settings.host} is free.")


def _disk(settings: Settings) -> Finding:
    if not settings.data:
        return Finding(GOOD, "Rooms are kept in memory alone and end with the server.")
    folder = Path(settings.data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as trial:
            shelf = Shelf(Path(trial) / "rooms.sqlite")
            shelf.add("TRIAL1", {"touched": 0.0, "closed": False})
            kept = shelf.get("TRIAL1") is not None and shelf.sound()
            shelf.close()
        if settings.rooms_file is not None and settings.rooms_file.exists():
            Shelf(settings.rooms_file).close()
    except (ShelfError, OSError) as problem:
        return Finding(BAD, f"Rooms cannot be kept in {folder}: {problem}")
    return Finding(kept, f"Rooms are kept in {folder}." if kept else f"What is written into {folder} is not kept.")


def _redis(settings: Settings) -> Finding:
    if not settings.redis_url:
        return Finding(GOOD, "No Redis is set: rooms belong to this one process.")
    try:
        asyncio.run(_ping(settings.redis_url))
    except (RedisError, OSError, ValueError) as problem:
        return Finding(BAD, f"Redis does not answer: {problem}")
    return Finding(GOOD, "Redis answers.")


async def _ping(url: str) -> None:
    async with Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE) as redis:
        await redis.ping()


def _browser(_settings: Settings) -> Finding:
    try:
        name = webbrowser.get().name
    except webbrowser.Error:
        return Finding(GOOD, "No browser is known here: open the address elsewhere.")
    return Finding(GOOD, f"The browser is {name}.")

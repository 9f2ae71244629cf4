"""A server that is killed again and again while students race and a lecturer opens rooms.

Every race must end on the bits of a race that nothing disturbed, and every room that was told open must be there.
"""

import asyncio
import hashlib
import json
import random
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench.load.student import BINARY, TEXT, Student, connect

STEPS = 20_000
RULES = ("gd", "momentum", "rmsprop", "adam")
SPEC = {
    "problem": {"kind": "surface", "name": "rosenbrock"},
    "steps": STEPS,
    "noise": 0.5,
    "racers": [{"rule": rule, "knobs": {"alpha": 1e-4}} for rule in RULES],
}
PATIENCE = 30.0


@dataclass
class Report:
    """What came of it."""

    races: int = 0
    different: int = 0
    resumed: int = 0
    rooms: list[tuple[str, str]] = field(default_factory=list)
    """Codes and keys of the rooms that were told open."""
    missing: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Page:
    """A connection as the page has one: it comes back by itself, and asks on from where it was."""

    def __init__(self, host: str, port: int) -> None:
        self._place = (host, port)
        self._mail: asyncio.Queue[tuple[int, bytes] | None] = asyncio.Queue()
        self._student: Student | None = None

    async def dial(self) -> None:
        """Connect, however often it takes, with pauses that grow and differ."""
        pause = 0.02
        while True:
            try:
                await self._connect()
            except OSError:
                await asyncio.sleep(random.uniform(0, pause))
                pause = min(0.5, 2 * pause)
            else:
                return

    async def _connect(self) -> None:
        mail: asyncio.Queue[tuple[int, bytes] | None] = asyncio.Queue()
        student = await connect(*self._place, lambda _, kind, payload: mail.put_nowait((kind, payload)))
        student.lost.add_done_callback(lambda _: mail.put_nowait(None))
        self._mail, self._student = mail, student

    def say(self, message: object) -> None:
        """Sends one message."""
        assert self._student is not None
        self._student.say(json.dumps(message).encode())

    async def hear(self) -> tuple[int, bytes] | None:
        """The next message, or None where the connection is lost."""
        return await asyncio.wait_for(self._mail.get(), PATIENCE)

    async def answer(self, kind: str) -> dict[str, Any] | None:
        """The next message of a type, or an error; None where the connection is lost."""
        while (heard := await self.hear()) is not None:
            if heard[0] == TEXT:
                message: dict[str, Any] = json.loads(heard[1])
                if message["type"] in (kind, "error"):
                    return message
        return None

    def leave(self) -> None:
        """Closes the connection."""
        if self._student is not None:
            self._student.leave()


def rows_of(frame: bytes) -> tuple[int, list[np.ndarray]]:
    """The first row of a chunk and each racer's columns of it."""
    (size,) = struct.unpack("<I", frame[4:8])
    header = json.loads(frame[8 : 8 + size])
    values = np.frombuffer(frame, dtype="<f8", offset=8 + size)
    count = values.size // sum(header["rows"])
    blocks, at = [], 0
    for rows in header["rows"]:
        blocks.append(values[at : at + count * rows].reshape(count, rows))
        at += count * rows
    return header["from"], blocks


async def race(page: Page, report: Report) -> str:
    """One race, however often it is cut; the hash of all its rows."""
    parts: list[list[np.ndarray]] = [[] for _ in RULES]
    have = 0
    while True:
        page.say({"type": "run.start", "run": "r", "spec": SPEC, "from": have, "until": STEPS + 1})
        while (heard := await page.hear()) is not None:
            kind, payload = heard
            if kind == BINARY:
                first, blocks = rows_of(payload)
                if first != have:
                    report.problems.append(f"row {first} came where row {have} was due")
                for part, block in zip(parts, blocks, strict=True):
                    part.append(block)
                have += max(block.shape[1] for block in blocks)
            elif payload.startswith(b'{"type":"run.ended"'):
                return digest(parts)
            elif payload.startswith(b'{"type":"error"'):
                report.problems.append(payload.decode()[:200])
        report.resumed += 1
        await page.dial()


def digest(parts: Sequence[Sequence[np.ndarray]]) -> str:
    """A hash of every bit of a race."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(np.ascontiguousarray(np.concatenate(part, axis=1)).tobytes())
    return whole.hexdigest()


async def keep_racing(page: Page, report: Report, wanted: str, enough: asyncio.Event) -> None:
    """Race after race until it is enough."""
    while not enough.is_set():
        found = await race(page, report)
        report.races += 1
        report.different += found != wanted
    page.leave()


async def keep_opening(page: Page, report: Report, enough: asyncio.Event) -> None:
    """Opens a room, comes back to one of those before with its key, and so on."""
    while not enough.is_set():
        page.say({"type": "room.open"})
        told = await page.answer("room.joined")
        if told is None:
            await page.dial()
        elif "key" not in told:
            report.problems.append(json.dumps(told)[:200])
        else:
            report.rooms.append((told["room"], told["key"]))
            await come_back(page, report, random.choice(report.rooms))
        await asyncio.sleep(random.uniform(0, 0.05))
    page.leave()


async def come_back(page: Page, report: Report, room: tuple[str, str]) -> None:
    """Joins a room that was told open, as its lecturer."""
    code, key = room
    told = None
    while told is None:
        page.say({"type": "room.join", "room": code, "key": key})
        told = await page.answer("room.joined")
        if told is None:
            await page.dial()
    if told.get("role") != "lecturer":
        report.missing.append(f"{code}: {json.dumps(told)[:200]}")

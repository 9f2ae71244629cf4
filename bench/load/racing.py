"""Students who race: each asks for a race of four racers and 500 steps, and takes the whole of it."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field

from bench.load.student import TEXT, Student

STEPS = 500
SPEC = {
    "problem": {"kind": "surface", "name": "ravine"},
    "steps": STEPS,
    "racers": [{"rule": rule} for rule in ("gd", "momentum", "rmsprop", "adam")],
}


@dataclass
class Waits:
    """Seconds from pressing Run until the server answered, and until the last row had come."""

    answered: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Racing:
    """One student's races; give every message of its connection to `heard`."""

    def __init__(self, waits: Waits) -> None:
        self._waits = waits
        self._began = 0.0
        self._done = asyncio.Event()

    def heard(self, kind: int, payload: bytes) -> None:
        """Takes a message; what is not of a race is left alone."""
        if kind != TEXT:
            return
        if payload.startswith(b'{"type":"run.started"'):
            self._waits.answered.append(time.monotonic() - self._began)
        elif payload.startswith(b'{"type":"run.ended"'):
            self._waits.whole.append(time.monotonic() - self._began)
            self._done.set()
        elif payload.startswith(b'{"type":"error"'):
            self._waits.errors.append(payload.decode()[:200])
            self._done.set()

    async def press(self, student: Student) -> None:
        """One race to its end, in place of the one before, as the page does."""
        self._done.clear()
        run = {"type": "run.start", "run": "r", "spec": SPEC, "from": 0, "until": STEPS + 1}
        self._began = time.monotonic()
        student.say(json.dumps(run).encode())
        await self._done.wait()

    async def keep_pressing(self, student: Student, every: float, until: float) -> None:
        """A race every so many seconds, begun at a moment of its own."""
        await asyncio.sleep(random.uniform(0, every))
        while (now := time.monotonic()) < until:
            await self.press(student)
            await asyncio.sleep(max(0.0, now + every - time.monotonic()))

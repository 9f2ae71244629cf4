"""Rooms that processes share through Redis: a stream of changes for each room, and its record from time to time."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import wraps
from secrets import token_hex
from time import time
from typing import Any, ParamSpec, TypeVar

import orjson
from redis.asyncio import Redis
from redis.exceptions import RedisError

from descentlab.rooms.journal import Hear, Snapshot
from descentlab.rooms.record import Change
from descentlab.session.refusal import Refusal

log = logging.getLogger("descentlab")

KEPT_CHANGES = 4000
"""Changes that a room's stream holds: two minutes of thirty a second, when its record is kept every second."""

WAITING_CHANGES = 2000
"""Changes that wait for a Redis that does not answer; beyond these the oldest go."""

PATIENCE = 2.0
"""Seconds that Redis has for an answer."""

BLOCK_MS = 100
KEEP_EVERY = 1.0
AGAIN_AFTER = 0.5

STALE_AFTER = 10.0
"""Seconds after which a process that says nothing of a room has nobody in it."""


P = ParamSpec("P")
T = TypeVar("T")


def answered(work: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """The work, which is refused (`paused`) where Redis does not answer."""

    @wraps(work)
    async def tried(*args: P.args, **named: P.kwargs) -> T:
        try:
            return await work(*args, **named)
        except (RedisError, OSError, TimeoutError):
            raise Refusal("paused", "Rooms wait for the host's Redis; try again in a moment.") from None

    return tried


class SharedJournal:
    """Every change goes to the room's stream and is heard when it comes back: all processes hear the same.

    The record is kept with the place in the stream up to which it goes; who finds the room reads on from there.
    """

    def __init__(self, redis: Redis, hours: float) -> None:
        self._redis = redis
        self._name = token_hex(8)
        self._seconds = int(hours * 3600)
        self._watched: dict[str, tuple[Hear, Snapshot]] = {}
        self._read: dict[str, str] = {}
        self._unsaved: set[str] = set()
        self._waiting: deque[tuple[str, bytes]] = deque(maxlen=WAITING_CHANGES)
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._paused: Callable[[bool], None] = lambda _paused: None

    @property
    def waiting(self) -> int:
        """Changes that are not in Redis yet."""
        return len(self._waiting)

    async def open(self, paused: Callable[[bool], None]) -> None:
        """Begin to write, to read and to keep; Redis may come later."""
        self._paused = paused
        self._tasks = [asyncio.create_task(self._on_and_on(one)) for one in (self._write, self._listen, self._keep)]

    @answered
    async def create(self, code: str, kept: dict[str, Any]) -> bool:
        """Keep a new room."""
        return bool(
            await self._redis.set(_record(code), orjson.dumps(kept | {"read": "0-0"}), nx=True, ex=self._seconds)
        )

    @answered
    async def find(self, code: str) -> dict[str, Any] | None:
        """The record as it was kept last."""
        kept = await self._redis.get(_record(code))
        return orjson.loads(kept) if kept else None

    @answered
    async def watch(self, code: str, kept: dict[str, Any], hear: Hear, snapshot: Snapshot) -> None:
        """Hear every change since the record was kept, then what comes."""
        read = kept.get("read", "0-0")
        missed: Any = await self._redis.xrange(_stream(code), f"({read}" if read != "0-0" else "-")
        for key, change in missed:
            hear(orjson.loads(change[b"change"]))
            read = key.decode()
        self._watched[code] = (hear, snapshot)
        self._read[code] = read

    def forget(self, code: str) -> None:
        """Watch a room no longer."""
        self._watched.pop(code, None)
        self._read.pop(code, None)

    def post(self, code: str, change: Change) -> None:
        """Put a change among those that wait to be written."""
        self._waiting.append((code, orjson.dumps(change)))
        self._news.set()

    @answered
    async def people(self, code: str, here: tuple[int, int]) -> tuple[int, int]:
        """Tell the others, and add up what they told lately."""
        now = time()
        key = f"descentlab:room:{code}:people"
        pipe = self._redis.pipeline(transaction=False)
        pipe.hset(key, self._name, orjson.dumps([*here, now]))
        pipe.expire(key, self._seconds)
        pipe.hgetall(key)
        told = (await pipe.execute())[-1]
        others = [orjson.loads(value) for name, value in told.items() if name.decode() != self._name]
        fresh = [other for other in others if other[2] > now - STALE_AFTER]
        return sum(other[0] for other in fresh), sum(other[1] for other in fresh)

    async def save(self) -> None:
        """Keep the records that have changed."""
        await self._keep_records()

    async def close(self) -> None:
        """Write what waits, keep what has changed, and end."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with suppress(RedisError, OSError, TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._write_waiting()
                await self._keep_records()
        await self._redis.aclose()

    async def _on_and_on(self, work: Callable[[], Any]) -> None:
        """Do it again and again; while Redis does not answer, say so and wait."""
        troubled = False
        while True:
            try:
                await work()
                if troubled:
                    troubled = False
                    self._paused(False)  # noqa: FBT003
            except (RedisError, OSError, TimeoutError) as problem:
                if not troubled:
                    log.warning("Redis does not answer, rooms wait: %s", problem)
                    self._paused(True)  # noqa: FBT003
                troubled = True
                await asyncio.sleep(AGAIN_AFTER)

    async def _write(self) -> None:
        await self._news.wait()
        self._news.clear()
        await self._write_waiting()

    async def _write_waiting(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(100, len(self._waiting)))]
            try:
                await self._append(batch)
            except BaseException:
                self._waiting.extendleft(reversed(batch))
                self._news.set()
                raise

    async def _append(self, batch: list[tuple[str, bytes]]) -> None:
        pipe = self._redis.pipeline(transaction=False)
        for code, change in batch:
            pipe.xadd(_stream(code), {"change": change}, maxlen=KEPT_CHANGES, approximate=True)
        for code in {code for code, _ in batch}:
            pipe.expire(_stream(code), self._seconds)
        await pipe.execute()

    async def _listen(self) -> None:
        if not self._read:
            await asyncio.sleep(BLOCK_MS / 1000)
            await self._redis.ping()
            return
        streams: Any = {_stream(code): read for code, read in self._read.items()}
        heard: Any = await self._redis.xread(streams, count=1000, block=BLOCK_MS)
        for stream, changes in heard or []:
            self._hear(_code(stream), changes)

    def _hear(self, code: str, changes: list[tuple[bytes, dict[bytes, bytes]]]) -> None:
        for key, change in changes:
            if code not in self._watched:
                return
            self._read[code] = key.decode()
            self._unsaved.add(code)
            self._watched[code][0](orjson.loads(change[b"change"]))

    async def _keep(self) -> None:
        await asyncio.sleep(KEEP_EVERY)
        await self._keep_records()

    async def _keep_records(self) -> None:
        codes = [code for code in self._unsaved if code in self._watched]
        for code in codes:
            record = self._watched[code][1]()
            if record["closed"]:
                await self._redis.delete(_record(code), _stream(code))
            else:
                kept = orjson.dumps(record | {"read": self._read[code]})
                await self._redis.set(_record(code), kept, ex=self._seconds)
            self._unsaved.discard(code)


def _record(code: str) -> str:
    return f"descentlab:room:{code}"


def _stream(code: str) -> str:
    return f"descentlab:room:{code}:changes"


def _code(stream: bytes) -> str:
    return stream.decode().split(":")[2]

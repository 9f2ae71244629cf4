"""Rooms that processes share through Redis: a stream of changes for each room, and its record from time to time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import orjson
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from descentlab.rooms.headcount import Headcount
from descentlab.rooms.journal import Hear, Snapshot
from descentlab.rooms.outgoing import Outgoing
from descentlab.rooms.record import Change
from descentlab.session.refusal import Refusal

log = logging.getLogger("descentlab")

KEPT_CHANGES = 4000
"""Changes that a room's stream holds: two minutes of thirty a second, when its record is kept every second."""

PATIENCE = 2.0
"""Seconds that Redis has for an answer."""

BLOCK_MS = 100
KEEP_EVERY = 1.0
AGAIN_AFTER = 0.5

CLOSED_FOR = 60
"""Seconds for which a closed room is kept as closed, so that every process hears of it."""

FIRST = "0-0"
"""The place before every change of a stream."""

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


def connection(url: str) -> Redis:
    """A Redis that is waited for only so long and asked only once: who asks again is the journal, which says so."""
    return Redis.from_url(
        url, protocol=2, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
    )


class SharedJournal:
    """Every change goes to the room's stream and is heard when it comes back: all processes hear the same.

    The record is kept with the place in the stream up to which it goes; who finds the room reads on from there.
    """

    def __init__(self, redis: Redis, hours: float) -> None:
        self._redis = redis
        self._seconds = int(hours * 3600)
        self._watched: dict[str, tuple[Hear, Snapshot]] = {}
        self._read: dict[str, str] = {}
        self._unsaved: set[str] = set()
        self._outgoing = Outgoing()
        self._headcount = Headcount(redis, self._outgoing.writer, self._seconds)
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._paused: Callable[[bool], None] = lambda _paused: None
        self._troubled: set[str] = set()
        self._lost_place = False

    @property
    def waiting(self) -> int:
        """Changes that are not in Redis yet."""
        return len(self._outgoing)

    async def open(self, paused: Callable[[bool], None]) -> None:
        """Begin to write, to read and to keep; Redis may come later."""
        self._paused = paused
        self._tasks = [asyncio.create_task(self._on_and_on(one)) for one in (self._write, self._listen, self._keep)]

    @answered
    async def create(self, code: str, kept: dict[str, Any]) -> bool:
        """Keep a new room."""
        first = orjson.dumps(kept | {"read": FIRST})
        return bool(await self._redis.set(_record(code), first, nx=True, ex=self._seconds))

    @answered
    async def find(self, code: str) -> dict[str, Any] | None:
        """The record as it was kept last."""
        kept = await self._redis.get(_record(code))
        return orjson.loads(kept) if kept else None

    @answered
    async def watch(self, code: str, kept: dict[str, Any], hear: Hear, snapshot: Snapshot) -> None:
        """Hear every change since the record was kept, then what comes."""
        read = kept.get("read", FIRST)
        missed: Any = await self._redis.xrange(_stream(code), f"({read}" if read != FIRST else "-")
        self._watched[code] = (hear, snapshot)
        self._read[code] = read
        self._hear(code, missed)

    def forget(self, code: str) -> None:
        """Watch a room no longer."""
        self._watched.pop(code, None)
        self._read.pop(code, None)

    def post(self, code: str, change: Change) -> None:
        """Put a change among those that wait to be written."""
        self._outgoing.put(code, change)
        self._news.set()

    @answered
    async def people(self, code: str, here: tuple[int, int]) -> tuple[int, int]:
        """Tell the others, and add up what they told lately."""
        return await self._headcount.elsewhere(code, here)

    async def save(self) -> None:
        """Keep the records that have changed; what Redis does not take now is kept later."""
        with suppress(RedisError, OSError, TimeoutError):
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
        name = work.__name__
        while True:
            try:
                await work()
                self._is_well(name)
            except (RedisError, OSError, TimeoutError) as problem:
                self._is_troubled(name, problem)
                await asyncio.sleep(AGAIN_AFTER)
            except Exception:
                log.exception("rooms: %s failed", name)
                await asyncio.sleep(AGAIN_AFTER)

    def _is_troubled(self, name: str, problem: Exception) -> None:
        if not self._troubled:
            log.warning("Redis does not answer, rooms wait: %s", problem)
            self._paused(True)  # noqa: FBT003
        self._troubled.add(name)
        self._lost_place = True

    def _is_well(self, name: str) -> None:
        if name in self._troubled:
            self._troubled.discard(name)
            if not self._troubled:
                log.warning("Redis answers again, rooms go on.")
                self._paused(False)  # noqa: FBT003

    async def _write(self) -> None:
        await self._news.wait()
        self._news.clear()
        await self._write_waiting()

    async def _write_waiting(self) -> None:
        while self._outgoing:
            batch = self._outgoing.take(100)
            try:
                await self._append(batch)
            except BaseException:
                self._outgoing.put_back(batch)
                self._news.set()
                raise

    async def _append(self, batch: list[tuple[str, Change]]) -> None:
        pipe = self._redis.pipeline(transaction=False)
        for code, change in batch:
            pipe.xadd(_stream(code), {"change": orjson.dumps(change)}, maxlen=KEPT_CHANGES, approximate=True)
        for code in {code for code, _ in batch}:
            pipe.expire(_stream(code), self._seconds)
        await pipe.execute()

    async def _listen(self) -> None:
        if self._lost_place:
            await self._find_place()
        if not self._read:
            await asyncio.sleep(BLOCK_MS / 1000)
            await self._redis.ping()
            return
        streams: Any = {_stream(code): read for code, read in self._read.items()}
        heard: Any = await self._redis.xread(streams, count=1000, block=BLOCK_MS)
        for stream, changes in heard or []:
            self._hear(_code(stream), changes)

    async def _find_place(self) -> None:
        """A Redis that comes back may have forgotten: what is still known here is kept again, and read on from."""
        for code, read in list(self._read.items()):
            last: Any = await self._redis.xrevrange(_stream(code), count=1)
            end = last[0][0].decode() if last else FIRST
            if code in self._read and _place(end) < _place(read):
                self._read[code] = end
        self._unsaved |= self._watched.keys()
        self._lost_place = False

    def _hear(self, code: str, changes: list[tuple[bytes, dict[bytes, bytes]]]) -> None:
        for key, change in changes:
            if code not in self._watched:
                return
            self._read[code] = key.decode()
            self._unsaved.add(code)
            try:
                self._watched[code][0](orjson.loads(change[b"change"]))
            except (KeyError, TypeError, ValueError):
                log.exception("a change of a room cannot be read")

    async def _keep(self) -> None:
        await asyncio.sleep(KEEP_EVERY)
        await self._keep_records()

    async def _keep_records(self) -> None:
        codes = [code for code in self._unsaved if code in self._watched]
        for code in codes:
            record = self._watched[code][1]()
            self._unsaved.discard(code)
            try:
                await self._keep_record(code, record)
            except BaseException:
                self._unsaved.add(code)
                raise

    async def _keep_record(self, code: str, record: dict[str, Any]) -> None:
        kept = orjson.dumps(record | {"read": self._read[code]})
        seconds = CLOSED_FOR if record["closed"] else self._seconds
        await self._redis.set(_record(code), kept, ex=seconds)
        if record["closed"]:
            await self._redis.expire(_stream(code), seconds)


def _record(code: str) -> str:
    return f"descentlab:room:{code}"


def _stream(code: str) -> str:
    return f"descentlab:room:{code}:changes"


def _code(stream: bytes) -> str:
    return stream.decode().split(":")[2]


def _place(key: str) -> tuple[int, int]:
    time, _, number = key.partition("-")
    return int(time), int(number)

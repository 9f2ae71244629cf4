"""How many people a room has in other processes, as those tell through Redis."""

from time import monotonic

import orjson
from redis.asyncio import Redis

STALE_AFTER = 10.0
"""Seconds after which a process that says nothing of a room has nobody in it."""


class Headcount:
    """Each process tells its own numbers with the time, and adds up what the others told lately.

    The time is Redis's, which is the same for all of them, whatever the clocks of their machines say.
    """

    def __init__(self, redis: Redis, name: str, seconds: int) -> None:
        self._redis = redis
        self._name = name
        self._seconds = seconds
        self._ahead: float | None = None

    async def elsewhere(self, code: str, here: tuple[int, int]) -> tuple[int, int]:
        """Tell the members and lecturers here; those elsewhere."""
        key = f"descentlab:room:{code}:people"
        pipe = self._redis.pipeline(transaction=False)
        pipe.hset(key, self._name, orjson.dumps([*here, await self._now()]))
        pipe.expire(key, self._seconds)
        pipe.hgetall(key)
        pipe.time()
        *_, told, time = await pipe.execute()
        now = self._set(time)
        others = [orjson.loads(value) for name, value in told.items() if name.decode() != self._name]
        fresh = [other for other in others if abs(now - other[2]) < STALE_AFTER]
        return sum(other[0] for other in fresh), sum(other[1] for other in fresh)

    async def _now(self) -> float:
        return monotonic() + self._ahead if self._ahead is not None else self._set(await self._redis.time())

    def _set(self, time: tuple[int, int]) -> float:
        now = time[0] + time[1] / 1e6
        self._ahead = now - monotonic()
        return now

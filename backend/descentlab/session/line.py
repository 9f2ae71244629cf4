"""A line for a few places: who has used least is next, then who asked first."""

import asyncio
from heapq import heapify, heappop, heappush
from itertools import count


class LineFull(Exception):  # noqa: N818 (it is news, not an error)
    """The line is as long as it may be, and everybody else in it has used less."""


class Line:
    """Places that are had by so many at a time; the others wait.

    Args:
        places: how many have a place at a time.
        waiting: how many may wait; where one more comes, who has used most is turned away. None: any number.
    """

    def __init__(self, places: int = 1, waiting: int | None = None) -> None:
        self._free = places
        self._most = waiting
        self._line: list[tuple[float, int, asyncio.Future[None]]] = []
        self._asked = count()

    async def enter(self, used: float) -> None:
        """Wait for a place, which is kept until `leave`; raises `LineFull`."""
        if self._free:
            self._free -= 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        mine = (used, next(self._asked), place)
        heappush(self._line, mine)
        if self._most is not None and len(self._line) > self._most:
            self._turn_away()
        try:
            await place
        except asyncio.CancelledError:
            if mine in self._line:
                self._line.remove(mine)
                heapify(self._line)
            elif not place.cancelled() and place.exception() is None:
                self.leave()
            raise

    def leave(self) -> None:
        """Give a place to who is next."""
        while self._line:
            place = heappop(self._line)[2]
            if not place.done():
                place.set_result(None)
                return
        self._free += 1

    def _turn_away(self) -> None:
        last = max(self._line)
        self._line.remove(last)
        heapify(self._line)
        last[2].set_exception(LineFull())

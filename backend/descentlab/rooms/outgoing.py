"""Changes on their way to a Redis that may not answer just now: in order, bounded, and known when they come twice."""

from collections import deque
from secrets import token_hex

from descentlab.rooms.record import Change
from descentlab.session.refusal import Refusal

MOST = 2000
"""Changes that wait; one more is refused, and whoever made it is told."""


class Outgoing:
    """What this process has to bring to the others.

    A change that was perhaps brought already may be brought again: it carries who wrote it and its number, and a record
    takes in each only once. Of what a lecturer shows, only the newest waits for each room.
    """

    def __init__(self) -> None:
        self.writer = token_hex(8)
        self._count = 0
        self._waiting: deque[tuple[str, Change]] = deque()
        self._open: dict[str, Change] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, code: str, change: Change) -> None:
        """Add a change to the end; raises `Refusal` (`paused`) where too many wait."""
        newest = self._open.get(code)
        if newest is not None and change["what"] == "set":
            newest |= change
            return
        if len(self._waiting) >= MOST:
            raise Refusal("paused", "Too much waits for the host's Redis; try again in a moment.", (), {"limit": MOST})
        self._count += 1
        numbered = change | {"by": [self.writer, self._count]}
        self._waiting.append((code, numbered))
        if change["what"] == "set":
            self._open[code] = numbered
        else:
            self._open.pop(code, None)

    def take(self, most: int) -> list[tuple[str, Change]]:
        """The first changes, which are now on their way: nothing is added to them any more."""
        self._open.clear()
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    def put_back(self, changes: list[tuple[str, Change]]) -> None:
        """What may not have come through, to the front again."""
        self._waiting.extendleft(reversed(changes))

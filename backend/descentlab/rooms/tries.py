"""Bounds on guessing and on opening: wrong codes and new rooms count against the network address they come from."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from descentlab.session.refusal import Refusal

MOST_ADDRESSES = 10_000
"""Addresses that are remembered; the one that failed longest ago is forgotten first."""


WRONG = "Too many wrong codes came from your network; wait a minute."
OPENED = "Too many rooms were opened from your network; wait a minute."


class Tries:
    """Allows so many a minute of what is counted to each address, again one by one as time goes by; else says `why`."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic, why: str = WRONG) -> None:
        self._most = per_minute
        self._why = why
        self._clock = clock
        self._failures: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Raise `Refusal` (`too_fast`) for an address of which too much was counted."""
        if self._now(address) > self._most - 1:
            raise Refusal("too_fast", self._why, (), {"limit": self._most})

    def count(self, address: str) -> None:
        """Count one more."""
        self._failures[address] = (self._now(address) + 1, self._clock())
        self._failures.move_to_end(address)
        if len(self._failures) > MOST_ADDRESSES:
            self._failures.popitem(last=False)

    def _now(self, address: str) -> float:
        failures, then = self._failures.get(address, (0.0, 0.0))
        return max(0.0, failures - (self._clock() - then) * self._most / 60)

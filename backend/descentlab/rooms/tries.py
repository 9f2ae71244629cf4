"""A bound on guessing: wrong codes and keys count against the network address that they come from."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from descentlab.session.refusal import Refusal

MOST_ADDRESSES = 10_000
"""Addresses that are remembered; the one that failed longest ago is forgotten first."""


class Tries:
    """Allows `per_minute` failures of each address, again one by one as time goes by; successes are free."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._failures: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Raise `Refusal` (`too_fast`) for an address that has failed too often."""
        if self._now(address) > self._most - 1:
            message = "Too many wrong codes came from your network; wait a minute."
            raise Refusal("too_fast", message, (), {"limit": self._most})

    def failed(self, address: str) -> None:
        """Count a failure."""
        self._failures[address] = (self._now(address) + 1, self._clock())
        self._failures.move_to_end(address)
        if len(self._failures) > MOST_ADDRESSES:
            self._failures.popitem(last=False)

    def _now(self, address: str) -> float:
        failures, then = self._failures.get(address, (0.0, 0.0))
        return max(0.0, failures - (self._clock() - then) * self._most / 60)

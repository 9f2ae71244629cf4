"""A bound on how many messages one client may send."""

from collections.abc import Callable


class Rate:
    """A bucket that holds `burst` tokens and gains `per_second`; every message takes one."""

    def __init__(self, per_second: float, burst: int, clock: Callable[[], float]) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._tokens = float(burst)
        self._then = clock()
        self.refused = 0
        """Messages refused since the last one that was allowed."""

    def allows(self) -> bool:
        """Whether one more message may come now."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._then) * self._per_second)
        self._then = now
        if self._tokens < 1:
            self.refused += 1
            return False
        self._tokens -= 1
        self.refused = 0
        return True

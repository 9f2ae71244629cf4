"""The door: how many WebSockets are open, in all and from each network address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal


class Door:
    """Lets `limits.sockets` in, and of one address `limits.sockets_per_address`; who leaves makes room."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._inside: Counter[str] = Counter()

    @property
    def inside(self) -> int:
        """WebSockets open now."""
        return self._inside.total()

    @contextmanager
    def entered(self, address: str) -> Iterator[None]:
        """Inside for as long as the block lasts; raises `Refusal` (`busy`) where there is no room."""
        if self.inside >= self._limits.sockets:
            raise Refusal("busy", "The server has as many connections as it takes; try again later.")
        if self._inside[address] >= self._limits.sockets_per_address:
            raise Refusal("busy", "Too many connections come from this network; try again later.")
        self._inside[address] += 1
        try:
            yield
        finally:
            self._inside[address] -= 1
            if not self._inside[address]:
                del self._inside[address]

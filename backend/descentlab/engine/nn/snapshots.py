"""Snapshots along a training: few enough to keep, near enough to go on from."""

from bisect import bisect_right

from descentlab.engine.nn.stack import Position

FIRST_STRIDE = 16
"""Updates between snapshots at first."""
MOST = 128
"""Snapshots kept of one stack; when they are full every second is let go."""


class Snapshots:
    """Positions at multiples of a stride that doubles as the training grows: never more than `MOST` of them."""

    def __init__(self) -> None:
        self.stride = FIRST_STRIDE
        self._kept: list[Position] = []

    def wants(self, step: int) -> bool:
        """Whether the position after `step` updates should be kept; steps come in rising order."""
        return step % self.stride == 0 and (not self._kept or step > self._kept[-1].step)

    def keep(self, position: Position) -> None:
        """Keep a position that `wants` asked for."""
        self._kept.append(position)
        if len(self._kept) > MOST:
            self.stride *= 2
            self._kept = [kept for kept in self._kept if kept.step % self.stride == 0]

    def next(self, step: int) -> int:
        """The first step after `step` that is wanted."""
        return (step // self.stride + 1) * self.stride

    def before(self, step: int) -> Position:
        """The last position kept at or before `step`."""
        return self._kept[bisect_right(self._kept, step, key=_step) - 1]


def _step(position: Position) -> int:
    return position.step

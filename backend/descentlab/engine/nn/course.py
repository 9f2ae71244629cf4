"""A stack on its way through a training, able to show any update it has made once more."""

from collections.abc import Callable

from descentlab.engine.nn.snapshots import Snapshots
from descentlab.engine.nn.stack import Stack


class Course:
    """A stack that goes on, and one that goes back: to a snapshot, then update by update with the same bits."""

    def __init__(self, build: Callable[[], Stack]) -> None:
        self._build = build
        self.stack = build()
        self._replay: Stack | None = None
        self._snapshots = Snapshots()
        self._snapshots.keep(self.stack.position())
        stack = self.stack
        self.effort = len(stack.trainees) * (4.0 + 1e-3 * stack.layout.size * stack.feed.size)
        """Microseconds, about, that an update takes."""

    def advance_to(self, step: int) -> None:
        """Go on until `step` updates are made."""
        stack, snapshots = self.stack, self._snapshots
        while stack.step < step:
            stack.advance(min(step, snapshots.next(stack.step)) - stack.step)
            if snapshots.wants(stack.step):
                snapshots.keep(stack.position())

    def at(self, step: int) -> Stack:
        """The stack as it was after `step` updates, at most those made; it stays so until the next call."""
        if step == self.stack.step:
            return self.stack
        replay = self._towards(step)
        replay.advance(step - replay.step)
        return replay

    def near(self, step: int, updates: int) -> bool:
        """Go at most `updates` updates of the way that `at` would go; whether nothing is left of it."""
        if step == self.stack.step:
            return True
        replay = self._towards(step)
        replay.advance(min(updates, step - replay.step))
        return replay.step == step

    def _towards(self, step: int) -> Stack:
        """The stack that goes back, at a position from which it can come to `step`."""
        if self._replay is None:
            self._replay = self._build()
        replay, kept = self._replay, self._snapshots.before(step)
        if not kept.step <= replay.step <= step:
            replay.restore(kept)
        return replay

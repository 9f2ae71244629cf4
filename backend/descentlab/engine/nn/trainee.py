"""One network and how it is trained."""

from dataclasses import dataclass
from typing import NamedTuple

from descentlab.engine.nn.network import Network
from descentlab.engine.racer import Racer


class Edit(NamedTuple):
    """Parameter number `parameter` set by hand to `value` after update `step` (0: before the first)."""

    step: int
    parameter: int
    value: float


@dataclass(frozen=True, slots=True)
class Trainee:
    """One network and how it is trained: rule, knobs and schedule of the racer, and the size of a batch."""

    racer: Racer
    network: Network
    batch: int
    edits: tuple[Edit, ...] = ()
    """What a person sets by hand, in the order of its steps."""

    @property
    def kind(self) -> tuple[object, ...]:
        """What trainees must share to have their updates done by the same calls."""
        return (
            self.racer.rule.name,
            self.racer.update.lines,
            self.racer.sign,
            self.network.l2_form,
            self.network.l2 != 0.0,
        )


def together(trainee: Trainee, samples: int) -> tuple[object, ...] | None:
    """What trainees must share to be stacked; None where one cannot be.

    One sample is one column, which BLAS multiplies by another routine when it lies in a stack: such batches are not
    stacked.
    """
    size = min(trainee.batch, samples)
    return None if size == 1 or samples % size == 1 else (trainee.network.shape, size)

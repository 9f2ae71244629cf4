"""A tape: the NumPy calls of one pass in order, on buffers made beforehand, and the loop that is compiled from it.

At a few dozen numbers a call, what costs is Python between the calls; a compiled loop has next to none.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.generate import function

Array = NDArray[np.float64]
Call = tuple[Any, ...]
"""A function and its operands."""
Tape = list[Call]


class Slot(Enum):
    """An operand that another batch brings with each turn of the loop."""

    FEATURES = "features"
    """[n_in + 1, B], the same for all networks."""
    TRANSPOSED = "transposed"
    """[B, n_in + 1]."""
    TARGETS = "targets"
    """[n_out, K, B], the same for all networks."""


def looped(tape: Sequence[Call], writes: Sequence[Callable[[Any], object]]) -> Callable[..., None]:
    """A function (batches, rows) that makes the calls for each batch (features, transposed, targets).

    Before them it makes the writes, each with its value of the batch's row.
    """
    names: dict[int, tuple[str, Any]] = {}

    def named(operand: Any) -> str:
        if isinstance(operand, Slot):
            return operand.value
        return names.setdefault(id(operand), (f"v{len(names)}", operand))[0]

    turns = [f"{named(write)}(row[{index}])" for index, write in enumerate(writes)]
    turns += [f"{named(call[0])}({', '.join(map(named, call[1:]))})" for call in tape]
    body = "".join(f"        {turn}\n" for turn in turns)
    bindings = dict(names.values())
    arguments = "".join(f", {name}={name}" for name in bindings)
    slots = ", ".join(slot.value for slot in Slot)
    return function(
        f"def kernel(batches, rows{arguments}):\n    for ({slots}), row in zip(batches, rows):\n{body}",
        {**bindings, "zip": zip},
    )


def run(calls: Iterable[Callable[[], object]]) -> None:
    """Make calls that have been bound."""
    for call in calls:
        call()


def bound(tape: Sequence[Call]) -> list[Callable[[], object]]:
    """The calls of a tape without slots, to be run as they are."""
    return [partial(call[0], *call[1:]) for call in tape]


def by_net(nodes: Array) -> Array:
    """A node-major block [n, K, B] seen as one matrix per network, [K, n, B]."""
    return nodes.transpose(1, 0, 2)


def product(left: Array, right: Array | Slot, out: Array) -> Call:
    """The call of out = left @ right for each of K networks, [K, n, m], [K, m, p] or a slot, [K, n, p].

    One network goes through `dot`, a third of the cost of `matmul`; both reach the same BLAS routine with the same
    bits, except that `matmul` may take another way where p is 1 (`trainee.together` keeps such batches apart).
    """
    if out.shape[0] == 1:
        return (left[0].dot, right if isinstance(right, Slot) else right[0], out[0])
    return (np.matmul, left, right, out)


def first_product(left: Array, out: Array) -> Tape:
    """The calls that do out = left @ features for K networks, [K, n, m] and node-major [n, K, B].

    All networks have the same features: side by side their weights are one matrix, and one `dot` is enough. Where n is
    1 BLAS would take another routine than for one network, with other bits.
    """
    nets, width, _ = left.shape
    if nets == 1 or width == 1:
        return [product(left, Slot.FEATURES, by_net(out))]
    beside = np.empty((width, nets, left.shape[2]))
    both = width * nets
    return [(np.copyto, beside, by_net(left)), (beside.reshape(both, -1).dot, Slot.FEATURES, out.reshape(both, -1))]


def maximum(left: Array, right: Array, out: Array) -> Call:
    """The call that does out = max(left, right), whose `out` NumPy wants by name."""
    return (partial(np.maximum, out=out), left, right)


def scalar(value: float) -> Array:
    """A number as a 0-d array: as an operand it costs a call nothing, where a Python float costs 170 ns."""
    return np.array(value, dtype=np.float64)

"""A tape: the calls of one pass in order, each bound to its buffers, so that running it is nothing but the calls."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Call = Callable[[], object]
Tape = list[Call]


def run(tape: Tape) -> None:
    """Make the calls of a tape."""
    for call in tape:
        call()


def by_net(nodes: Array) -> Array:
    """A node-major block [n, K, B] seen as one matrix per network, [K, n, B]."""
    return nodes.transpose(1, 0, 2)


def product(left: Array, right: Array, out: Array) -> Call:
    """out = left @ right for each of K networks: [K, n, m], [K or 1, m, p], [K, n, p].

    One network goes through `dot`, a third of the cost of `matmul`; both reach the same BLAS routine with the same bits, except
    that `matmul` may take another way where p is 1 (`stack.together` keeps such batches apart).
    """
    if out.shape[0] == 1:
        return partial(left[0].dot, right[0], out[0])
    return partial(np.matmul, left, right, out)


def scalar(value: float) -> Array:
    """A number as a 0-d array: as an operand it costs a call nothing, where a Python float costs 170 ns."""
    return np.array(value, dtype=np.float64)

"""Rounds in turn: ours and its peers one after another, again and again, so that a busy moment falls on all of them."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import nan
from statistics import median, quantiles

from bench.table import Row

Round = Callable[[], float]
"""Does the work once and returns the CPU milliseconds that it took."""


def timed(work: Callable[[], object], count: int = 1) -> Round:
    """A round in this process: the CPU milliseconds of a work, of which it does `count`."""

    def once() -> float:
        began = time.process_time()
        work()
        return (time.process_time() - began) * 1e3 / count

    return once


class Turns:
    """The rounds of one run.

    Args:
        rounds: who takes part, by name; None stands for a peer that is not here.
        count: rounds that count; one before them does not, it warms up.
    """

    def __init__(self, rounds: Mapping[str, Round | None], count: int) -> None:
        self._times: dict[str, list[float]] = {name: [] for name, once in rounds.items() if once is not None}
        for _ in range(count + 1):
            for name, values in self._times.items():
                once = rounds[name]
                assert once is not None
                values.append(once())
        for values in self._times.values():
            del values[0]

    def faster(self, what: str, ours: str, peer: str, aim: float | None = None, named: str = "") -> Row:
        """How many times faster ours is than the peer, which the table may call by another name."""
        return self._filled(Row(what, nan, "ms", named or peer, None, "faster", aim), ours, peer)

    def at_most(self, what: str, ours: str, peer: str, aim: float | None = None, named: str = "") -> Row:
        """How many times the peer's time ours takes."""
        return self._filled(Row(what, nan, "ms", named or peer, None, "at most", aim), ours, peer)

    def _filled(self, row: Row, ours: str, peer: str) -> Row:
        mine, theirs = self._times[ours], self._times.get(peer)
        if theirs is None:
            return replace(row, ours=median(mine))
        over, under = (theirs, mine) if row.bound == "faster" else (mine, theirs)
        ratios = [a / b for a, b in zip(over, under, strict=True)]
        return replace(row, ours=median(mine), theirs=median(theirs), spread=middle_half(ratios))


def middle_half(values: list[float]) -> tuple[float, float] | None:
    """The first and the third quartile; None where there is one value."""
    if len(values) < 2:
        return None
    low, _, high = quantiles(values, n=4, method="inclusive")
    return low, high

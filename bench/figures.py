"""Shares of a list of figures, and how far they differ from one part of a run to the next."""

from collections.abc import Sequence

PARTS = 5


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of all values is; not a number where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")


def fifths(values: Sequence[float], part: float) -> list[float]:
    """The same share of each fifth of a run, in the order of time; none where a fifth would hold a value or less."""
    size = len(values) // PARTS
    return [share(values[size * i : size * (i + 1)], part) for i in range(PARTS)] if size > 1 else []

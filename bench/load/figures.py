"""How a list of waits is told."""

from collections.abc import Sequence


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of all values is; not a number where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")


def told(name: str, seconds: Sequence[float]) -> str:
    """One line: how many, the median, the 95th and the 99th of a hundred, the longest, in milliseconds."""
    marks = (0.5, 0.95, 0.99, 1.0)
    numbers = "  ".join(f"{1e3 * share(seconds, mark):9.1f}" for mark in marks)
    return f"{name:34} {len(seconds):7}  {numbers} ms"


HEAD = f"{'':34} {'count':>7}  {'median':>9}  {'p95':>9}  {'p99':>9}  {'longest':>9}"

"""From data to pixels within a box, cut where a line leaves it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from descentlab.exports.drawing.marks import Array
from descentlab.exports.thinning import bounded


@dataclass(frozen=True, slots=True)
class Plane:
    """A box of pixels that shows `x` and `y` (low, high); y grows upwards."""

    size: tuple[float, float]
    x: tuple[float, float]
    y: tuple[float, float]

    def across(self, x: Array) -> Array:
        """Data to pixels from the left."""
        with np.errstate(all="ignore"):
            return bounded((x - self.x[0]) / (self.x[1] - self.x[0]) * self.size[0])

    def down(self, y: Array) -> Array:
        """Data to pixels from the top."""
        with np.errstate(all="ignore"):
            return bounded((self.y[1] - y) / (self.y[1] - self.y[0]) * self.size[1])

    def points(self, x: Array, y: Array) -> Array:
        """Points [n, 2] in pixels."""
        return np.stack([self.across(x), self.down(y)], axis=1)

    def holds(self, point: Array) -> bool:
        """Whether a point in pixels lies in the box."""
        return bool(0 <= point[0] <= self.size[0] and 0 <= point[1] <= self.size[1])


def pieces(points: Array, size: tuple[float, float], margin: float = 8.0) -> Iterator[Array]:
    """A line's pieces that come within a margin of a box: what is drawn of a path that leaves and comes back."""
    low, high = np.full(2, -margin), np.array(size) + margin
    piece: list[Array] = []
    for start, end in pairwise(points):
        cut = _cut(start, end, low, high)
        if cut is None:
            continue
        if piece and np.array_equal(piece[-1], cut[0]):
            piece.append(cut[1])
            continue
        if piece:
            yield np.array(piece)
        piece = list(cut)
    if piece:
        yield np.array(piece)


def _cut(start: Array, end: Array, low: Array, high: Array) -> tuple[Array, Array] | None:
    """The part of a segment within a box (Liang and Barsky)."""
    if (start >= low).all() and (start <= high).all() and (end >= low).all() and (end <= high).all():
        return start, end
    way = end - start
    with np.errstate(all="ignore"):
        enter = np.where(way > 0, (low - start) / way, (high - start) / way)
        leave = np.where(way > 0, (high - start) / way, (low - start) / way)
    within = (start >= low) & (start <= high)
    enter = np.where(way == 0, np.where(within, 0.0, np.inf), enter)
    leave = np.where(way == 0, np.where(within, 1.0, -np.inf), leave)
    first, last = max(0.0, float(enter.max())), min(1.0, float(leave.min()))
    if first > last:
        return None
    return (start if first == 0.0 else start + first * way), (end if last == 1.0 else start + last * way)

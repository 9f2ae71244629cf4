"""A line cut into its dashes."""

from collections.abc import Iterator, Sequence

import numpy as np

from descentlab.exports.drawing.marks import Array


def dashed(points: Array, dashes: Sequence[float]) -> Iterator[Array]:
    """The strokes of a line through points [n, 2]: the line itself where there are no dashes."""
    if len(points) < 2:
        return
    if not dashes:
        yield points
        return
    lengths = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    for start, end in _strokes(float(along[-1]), dashes):
        within = along[(along > start) & (along < end)]
        places = np.concatenate([[start], within, [end]])
        yield np.stack([np.interp(places, along, points[:, axis]) for axis in (0, 1)], axis=1)


def _strokes(length: float, dashes: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Where along a line of that length each dash begins and ends."""
    at, index = 0.0, 0
    while at < length:
        part = dashes[index % len(dashes)]
        if index % 2 == 0:
            yield at, min(at + part, length)
        at, index = at + part, index + 1

"""Fewer rows where a picture could not tell them apart: long runs stay small and look the same."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Rows = NDArray[np.int64]

FAR = 1e5
"""Beyond this many pixels a point only says in which direction the path leaves."""


def visible_rows(x: Array, y: Array, nearest: float) -> Rows:
    """The rows of a path in pixels that are further than `nearest` from the last one that is kept; the first always."""
    usable = len(x) if np.isfinite(x + y).all() else int(np.argmin(np.isfinite(x + y)))
    kept = [0] if usable else []
    xs, ys = bounded(x[:usable]).tolist(), bounded(y[:usable]).tolist()
    for row in range(1, usable):
        if (xs[row] - xs[kept[-1]]) ** 2 + (ys[row] - ys[kept[-1]]) ** 2 > nearest * nearest:
            kept.append(row)
    return np.array(kept, dtype=np.int64)


def few_visible_rows(x: Array, y: Array, nearest: float, most: int) -> Rows:
    """At most `most` such rows: further apart where there would be more, as on a path that wanders for ever."""
    rows = visible_rows(x, y, nearest)
    while len(rows) > most:
        nearest *= 1.5
        kept = visible_rows(x[rows], y[rows], nearest)
        rows = rows[kept] if nearest < FAR else rows[:: len(rows) // most + 1]
    return rows


def extreme_rows(y: Array, most: int) -> Rows:
    """At most `most` rows of a curve over its rows: of each stretch the lowest and the highest."""
    if len(y) <= most:
        return np.arange(len(y))
    edges = np.linspace(0, len(y), most // 2 + 1).astype(np.int64)
    rows = {0, len(y) - 1}
    for first, end in pairwise(edges):
        stretch = np.nan_to_num(y[first:end], nan=0.0)
        rows |= {int(first + stretch.argmin()), int(first + stretch.argmax())}
    return np.array(sorted(rows), dtype=np.int64)


def bounded(pixels: Array) -> Array:
    """Pixels that a drawing program can hold."""
    return np.clip(pixels, -FAR, FAR)


def frame_rows(last: int, most: int) -> Rows:
    """The rows that at most `most` frames show, from the first to the last, evenly."""
    count = min(last + 1, most)
    return np.unique(np.linspace(0, last, count).round().astype(np.int64))

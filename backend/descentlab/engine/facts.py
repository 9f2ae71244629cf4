"""The facts of an end: numbers, and words for the page's sentences, by name."""

from collections.abc import Sequence
from math import floor, inf, log10

import numpy as np

from descentlab.engine.probes import nearest_minimum
from descentlab.engine.progress import Run

Fact = float | int | str
Facts = dict[str, Fact]


def place(run: Run) -> Facts:
    """Where a run is: its loss, how much that is above the lowest known minimum, and the nearest known minimum."""
    progress, point = run.progress, run.progress.tail.point
    loss = float(progress.tail.loss[-1])
    facts: Facts = {"loss": loss, "point": shown(point)}
    if progress.floor is None:
        return facts
    which, distance = nearest_minimum(run.problem, np.array(point))
    nearest = shown(run.problem.landmarks.minima[int(which)])
    return {**facts, "gap": loss - progress.floor, "nearest": nearest, "distance": float(distance)}


def touched(run: Run) -> Facts:
    """The first row that was within tolerance of the lowest known minimum, if one was."""
    return {} if run.progress.touched is None else {"touched": run.progress.touched}


def shown(point: Sequence[float]) -> str:
    """A point for a sentence, to four digits of its largest part, `(3, -1.2)`; the columns of the run hold all."""
    largest = max(abs(x) for x in point)
    places = max(0, 3 - floor(log10(largest))) if 0.0 < largest < inf else 0
    inside = ", ".join(f"{round(x, places) + 0.0:.4g}" for x in point)
    return inside if len(point) == 1 else f"({inside})"


def heading(names: Sequence[str], direction: Sequence[float]) -> str:
    """A direction for a sentence: a parameter's name where it is that axis, else the parts, the largest positive."""
    along = [name for name, part in zip(names, direction, strict=True) if abs(part) > 1.0 - 1e-6]
    turn = 1.0 if max(direction, key=abs) > 0.0 else -1.0
    return along[0] if along else shown([turn * part for part in direction])

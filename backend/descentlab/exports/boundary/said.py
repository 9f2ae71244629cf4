"""What linear outputs stand for, by the page's own law (`frontend/src/core/network-task.js`)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.data.task import Task

Array = NDArray[np.float64]


class Choice(NamedTuple):
    """Which of more than two classes is chosen, and how far it is ahead of the next, from 0 to 1."""

    chosen: NDArray[np.intp]
    lead: Array


def label_range(task: Task) -> tuple[float, float]:
    """The least and the greatest label; one to each side where they are the same."""
    labels = np.concatenate([task.train.label, task.test.label])
    low, high = float(labels.min()), float(labels.max())
    return (low, high) if low < high else (low - 1.0, high + 1.0)


def margins(task: Task, outputs: Array) -> Array:
    """How far outputs [n_out, ...] lean to the second of two classes: below 0 the first is chosen.

    For a number to predict, where it lies from the least label (-1) to the greatest (1).
    """
    if not task.classes:
        low, high = label_range(task)
        return np.asarray(2.0 * (outputs[0] - low) / (high - low) - 1.0)
    return np.asarray(outputs[1] - outputs[0] if len(outputs) > 1 else outputs[0])


def sureness(task: Task, loss: str, margin: Array) -> Array:
    """How sure a margin is, from -1 to 1; NaN where it is none."""
    if task.classes and loss != "squared":
        return np.tanh(margin / 2.0)
    return np.clip(margin, -1.0, 1.0)


def choices(loss: str, outputs: Array) -> Choice:
    """The class that each of more than two outputs [n_out, ...] chooses, and its lead."""
    ordered = np.sort(outputs, axis=0)
    ahead = ordered[-1] - ordered[-2]
    lead = np.minimum(1.0, ahead / 2.0) if loss == "squared" else np.tanh(ahead / 2.0)
    return Choice(outputs.argmax(axis=0), lead)

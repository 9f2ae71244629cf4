"""The colours of classes and of fields: the page's (`class-colours.js` in `frontend/src/core` and in `plots`)."""

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.data.task import Task
from descentlab.exports.boundary.said import Array, Choice, label_range
from descentlab.exports.palette import LIGHT, channels, mixed

CLASSES = ("#2b8494", "#b9552c", "#7d5fae", "#8b8020", "#5a6f8f", "#a94d80")
"""The first two are also below and above zero."""
STRONGEST = 0.62
"""How far a field goes from the ground to a class's colour."""
WEAKEST_CHOICE = 0.22
"""The part of that which a choice without a lead has."""
FORMS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "pentagon")
"""The marker of each class."""

Pixels = NDArray[np.uint8]
_COLOURS = np.array([channels(colour) for colour in CLASSES], dtype=np.float64)
_GROUND = np.array(channels(LIGHT.ground), dtype=np.float64)


def shade(one: int, part: float) -> str:
    """The colour of a field where it is so sure (0 to 1) of a class."""
    return mixed(LIGHT.ground, CLASSES[one], STRONGEST * part)


def kinds(task: Task) -> NDArray[np.intp]:
    """How each training sample is told from others: its class, or the side of the middle that its number is on.

    All are one kind where the number is what is drawn upwards.
    """
    label = task.train.label
    if task.inputs == 1:
        return np.zeros(len(label), dtype=np.intp)
    return (label if task.classes else label >= sum(label_range(task)) / 2.0).astype(np.intp)


def sample_look(task: Task, kind: int) -> tuple[str, str]:
    """The marker and the colour of a kind of samples."""
    colour = LIGHT.ink_soft if task.inputs == 1 else CLASSES[kind]
    return (FORMS[kind] if task.classes else "circle"), colour


def sure_pixels(sure: Array) -> Pixels:
    """Sureness from -1 to 1 as pixels [..., 3]; the ground where it is NaN."""
    return _mixed(_COLOURS[(sure >= 0).astype(np.intp)], np.abs(sure))


def choice_pixels(choice: Choice) -> Pixels:
    """Choices among classes and their leads as pixels [..., 3]."""
    return _mixed(_COLOURS[choice.chosen], WEAKEST_CHOICE + (1.0 - WEAKEST_CHOICE) * choice.lead)


def _mixed(colours: Array, part: Array) -> Pixels:
    share = np.nan_to_num(STRONGEST * part)[..., None]
    return np.asarray(np.round(_GROUND + share * (colours - _GROUND)), dtype=np.uint8)

"""A training's networks in a page: their panels, and what each says at a bounded number of updates, as a film."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.data.task import Task
from descentlab.exports.boundary.camera import Cameras
from descentlab.exports.boundary.said import Array, Choice, choices, label_range, margins
from descentlab.exports.boundary.shades import CLASSES, FORMS, choice_pixels, sure_pixels
from descentlab.exports.drawing.marks import Drawing
from descentlab.exports.drawing.networks import plane_of
from descentlab.exports.drawing.sign import corners
from descentlab.exports.drawing.stage import named_marks
from descentlab.exports.drawing.svg import svg
from descentlab.exports.figure.moving import JsonObject
from descentlab.exports.palette import LIGHT
from descentlab.exports.record import Record
from descentlab.exports.thinning import Rows, frame_rows
from descentlab.exports.words import NETWORKS, Language, said

MOST_FRAMES = 120
MOST_BYTES = 6_000_000
"""Of all frames together, as they stand in the page; more racers have fewer frames."""
LEADS = 42
"""Shades of each class, by its lead: those of six classes fit a byte."""
_SURENESSES = 255
_FARTHEST = 6e4
"""Margins beyond this are said to be this, which 16 bits can hold; none is as sure within a picture."""
_NAME = (240.0, 24.0)


def panels_html(raced: Sequence[Record], lang: Language) -> str:
    """An empty panel for each racer, below its sign and its name."""
    panels = "".join(
        f"<figure><figcaption>{_named(record)}</figcaption><canvas width=600 height=600></canvas></figure>"
        for record in raced
    )
    told = f"<p>{said(NETWORKS, lang).format(step='<output id=shown></output>')}</p>"
    return f"<section id=networks>{panels}</section>{told}"


def _named(record: Record) -> str:
    return svg(Drawing(_NAME, LIGHT.ground, list(named_marks(record, (0.0, 16.0))), record.label))


class Film:
    """The film of a training: what stands still in it, and its frames one after another."""

    def __init__(self, cameras: Cameras, raced: Sequence[Record]) -> None:
        self._cameras, self._raced = cameras, raced
        longest = max(raced, key=lambda record: record.last)
        self.rows: Rows = frame_rows(longest.last, self.most)
        """The rows of the record that have a frame."""
        self.steps = [int(step) for step in longest.steps[self.rows].tolist()]

    @property
    def most(self) -> int:
        """Frames that the bound on bytes allows."""
        numbers: int = self._cameras.size**self._cameras.task.inputs
        each: int = 4 * -(-numbers * self._kind.itemsize // 3)
        return max(2, min(MOST_FRAMES, MOST_BYTES // (each * len(self._raced))))

    @property
    def _kind(self) -> np.dtype[np.generic]:
        task = self._cameras.task
        if task.inputs == 1:
            return np.dtype("<f4")
        return np.dtype("u1" if task.classes > 2 else "<f2")

    def still(self) -> JsonObject:
        """What no frame changes."""
        task, networks = self._cameras.task, self._cameras.networks
        plane = plane_of(task, (1.0, 1.0))
        y = task.train.label if task.inputs == 1 else task.train.x[:, 1]
        return {
            "rows": self.rows,
            "steps": self.steps,
            "size": self._cameras.size,
            "kind": self._kind.str[-2:],
            "line": task.classes == 2,
            "tanh": [bool(task.classes) and network.loss != "squared" for network in networks],
            "palette": _palette(task).reshape(-1).tolist(),
            "y": list(plane.y),
            "samples": {"at": plane.points(task.train.x[:, 0], y).reshape(-1), "sign": _signs(task)},
            "forms": [corners(form).reshape(-1).tolist() for form in FORMS],
            "classes": list(CLASSES),
            "racers": [record.sign.colour for record in self._raced],
            "colours": {"ground": LIGHT.ground, "ink": LIGHT.ink, "soft": LIGHT.ink_soft},
        }

    def frames(self) -> Iterator[str]:
        """Each frame: what every racer's network says, in base64, one after another."""
        for step in self.steps:
            said_now = (self._packed(racer, step) for racer in range(len(self._raced)))
            yield " ".join(b64encode(packed.tobytes()).decode() for packed in said_now)

    def _packed(self, racer: int, step: int) -> NDArray[np.generic]:
        task, outputs = self._cameras.task, self._cameras.outputs(racer, step)
        if task.inputs == 1:
            values: Array = outputs[0]
        elif task.classes > 2:
            choice = choices(self._cameras.networks[racer].loss, outputs)
            values = choice.chosen * LEADS + np.round(np.nan_to_num(choice.lead) * (LEADS - 1))
        else:
            values = np.clip(margins(task, outputs), -_FARTHEST, _FARTHEST)
        return values.astype(self._kind)


def _palette(task: Task) -> NDArray[np.uint8]:
    """The colours of a field: by class and lead, or by sureness from -1 to 1."""
    if task.classes <= 2:
        return sure_pixels(np.linspace(-1.0, 1.0, _SURENESSES))
    leads = np.linspace(0.0, 1.0, LEADS)
    shades = (choice_pixels(Choice(np.full(LEADS, place), leads)) for place in range(len(CLASSES)))
    return np.array(list(chain.from_iterable(shades)), dtype=np.uint8)


def _signs(task: Task) -> NDArray[np.int64]:
    """The class of each sample; of a number, whether it lies above the middle; -1 on a curve."""
    if task.inputs == 1:
        return np.full(len(task.train.label), -1)
    middle = sum(label_range(task)) / 2.0
    return task.train.label.astype(np.int64) if task.classes else (task.train.label >= middle).astype(np.int64)

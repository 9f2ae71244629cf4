"""Exclusive or: the sign of x1*x2, which no single line can tell."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet, jittered
from descentlab.engine.text import Text

GAP = 0.3
"""The distance that points keep from each axis before noise."""


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    corner = np.arange(size) % 4
    signs = np.stack([np.where(corner < 2, 1.0, -1.0), np.where(corner % 2 == 0, 1.0, -1.0)], axis=1)
    samples = signs * random.uniform(GAP, 5.0, (size, 2))
    return jittered(random, samples, noise), (signs[:, 0] == signs[:, 1]).astype(np.float64)


DATA = DataSet(
    name="xor",
    order=40,
    title=Text("XOR", "异或"),
    story=Text(
        "Opposite quarters belong together. One layer cannot part them: what hidden layers were made for.",
        "对角的两个象限同属一类。单层网络分不开：隐藏层正是为它而生的。",
    ),
    inputs=2,
    classes=2,
    domain=(-6.0, 6.0),
    draw=_draw,
    source="Minsky and Papert, Perceptrons, 1969; the ranges of TensorFlow Playground.",
)

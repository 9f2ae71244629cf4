"""Three Gaussian clouds: for the softmax."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet, alternating, jittered
from descentlab.engine.text import Text

_ANGLES = np.pi * np.array([1.0 / 2.0, 7.0 / 6.0, 11.0 / 6.0])
CENTRES = 3.0 * np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1)


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    label = alternating(size, 3)
    return jittered(random, CENTRES[label.astype(int)] + random.standard_normal((size, 2)), noise), label


DATA = DataSet(
    name="blobs3",
    order=60,
    title=Text("three blobs", "三团"),
    story=Text(
        "Three clouds around the middle: one output for each class, and a softmax to choose among them.",
        "围绕中心的三团点：每一类一个输出，用 softmax 在其中选择。",
    ),
    inputs=2,
    classes=3,
    domain=(-6.0, 6.0),
    draw=_draw,
    source="Gaussian clouds on a circle of radius 3, standard deviation 1.",
)

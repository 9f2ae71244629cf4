"""Two Gaussian clouds: one straight line is enough."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet, alternating, jittered
from descentlab.engine.text import Text

CENTRES = np.array([[-2.0, -2.0], [2.0, 2.0]])


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    label = alternating(size, 2)
    return jittered(random, CENTRES[label.astype(int)] + random.standard_normal((size, 2)), noise), label


DATA = DataSet(
    name="blobs",
    order=50,
    title=Text("two blobs", "两团"),
    story=Text(
        "Two clouds of spread 1. A network without hidden layers parts them: logistic regression.",
        "两团标准差为 1 的点。没有隐藏层的网络就能分开：这就是逻辑回归。",
    ),
    inputs=2,
    classes=2,
    domain=(-6.0, 6.0),
    draw=_draw,
    source="Gaussian clouds at (-2, -2) and (2, 2), standard deviation 1.",
)

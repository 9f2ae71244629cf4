"""A disc inside a ring: no straight line parts them, three or four hidden units do."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet, alternating, jittered
from descentlab.engine.text import Text


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    label = alternating(size, 2)
    share = random.uniform(size=size)
    radius = np.where(label == 1.0, 2.5 * share, 3.5 + 1.5 * share)
    angle = random.uniform(0.0, 2.0 * np.pi, size)
    return jittered(random, np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), noise), label


DATA = DataSet(
    name="circle",
    order=10,
    title=Text("circle", "圆"),
    story=Text(
        "A disc inside a ring. No straight line parts them; a few hidden units bend one around the disc.",
        "圆盘在圆环里面。一条直线分不开；几个隐藏单元就能把边界弯成一圈。",
    ),
    inputs=2,
    classes=2,
    domain=(-6.0, 6.0),
    draw=_draw,
    source="The ranges of TensorFlow Playground's circle: a disc of radius 2.5 in a ring from 3.5 to 5.",
)

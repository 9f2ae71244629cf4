"""A wave to be fitted: non-linear regression."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet
from descentlab.engine.text import Text


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    x = random.uniform(-3.0, 3.0, (size, 1))
    return x, np.sin(2.0 * x[:, 0]) + noise * random.standard_normal(size)


DATA = DataSet(
    name="wave",
    order=80,
    title=Text("wave (regression)", "波浪（回归）"),
    story=Text(
        "y = sin(2*x), almost two periods. Watch the units share the bends among themselves.",
        "y = sin(2*x)，将近两个周期。看各个单元怎样分担这些弯曲。",
    ),
    inputs=1,
    classes=0,
    domain=(-3.0, 3.0),
    draw=_draw,
    source="A sine wave, fitted by a small network.",
)

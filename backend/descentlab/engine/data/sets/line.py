"""A straight line to be fitted: linear regression."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet
from descentlab.engine.text import Text


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    x = random.uniform(-3.0, 3.0, (size, 1))
    return x, 0.5 * x[:, 0] + 0.25 + noise * random.standard_normal(size)


DATA = DataSet(
    name="line",
    order=70,
    title=Text("line (regression)", "直线（回归）"),
    story=Text(
        "y = 0.5*x + 0.25. Without hidden layers the loss is a bowl, and every rule's path can be followed by hand.",
        "y = 0.5*x + 0.25。没有隐藏层时损失是一个碗，每种规则的路径都能手算。",
    ),
    inputs=1,
    classes=0,
    domain=(-3.0, 3.0),
    draw=_draw,
    source="Least squares with one feature.",
)

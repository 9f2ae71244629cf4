"""Two spirals wound around each other: hard for a small network."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet, alternating, jittered
from descentlab.engine.text import Text


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    label = alternating(size, 2)
    along = random.uniform(size=size)
    angle = 1.75 * 2.0 * np.pi * along + np.pi * label
    radius = 5.0 * along
    return jittered(random, np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1), noise), label


DATA = DataSet(
    name="spiral",
    order=30,
    title=Text("spiral", "螺旋"),
    story=Text(
        "Two arms of almost two turns. It asks for wide layers and patience: a good place to compare rules.",
        "两条绕了将近两圈的旋臂。需要较宽的层和耐心：很适合比较各种更新规则。",
    ),
    inputs=2,
    classes=2,
    domain=(-6.0, 6.0),
    draw=_draw,
    source="TensorFlow Playground's spiral: radius 5, one turn and three quarters.",
)

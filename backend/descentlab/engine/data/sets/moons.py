"""Two half moons that reach into each other."""

import numpy as np

from descentlab.engine.data.dataset import Array, DataSet, alternating, jittered
from descentlab.engine.text import Text


def _draw(random: np.random.Generator, size: int, noise: float) -> tuple[Array, Array]:
    label = alternating(size, 2)
    angle = random.uniform(0.0, np.pi, size)
    upper = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    return jittered(random, 3.0 * np.where(label[:, None] == 1.0, -upper, upper), noise), label


DATA = DataSet(
    name="moons",
    order=20,
    title=Text("two moons", "双月"),
    story=Text(
        "Two half moons that reach into each other: the boundary needs one bend each way.",
        "两个互相嵌入的半月：边界要先弯向一边，再弯向另一边。",
    ),
    inputs=2,
    classes=2,
    domain=(-6.0, 6.0),
    draw=_draw,
    source="The two moons of scikit-learn, centred and three times as large.",
)

"""The round bowl: the same curvature everywhere and in every direction."""

from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="bowl",
    order=30,
    title=Text("Bowl", "圆碗"),
    story=Text(
        "The easiest surface there is: the gradient points straight at the minimum. Gradient descent walks the "
        "straight line; Momentum rolls through the bottom and swings back; RMSprop and Adam, which treat each axis "
        "by itself, bend towards the diagonal.",
        "最简单的曲面：梯度正对着最小值。梯度下降走直线；动量法冲过碗底再荡回来；RMSprop 和 Adam 各轴分别缩放，"
        "路线会弯向对角线。",
    ),
    formula="J = x^2 + y^2",
    parameters=("x", "y"),
    value="x**2 + y**2",
    gradient=("2*x", "2*y"),
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    starts=(
        Start("side", Text("nearer one axis", "偏向一条轴"), (-1.7, 0.8)),
        Start("diagonal", Text("on the diagonal", "对角线上"), (1.4, 1.4)),
        Start("axis", Text("on an axis", "坐标轴上"), (0.0, -1.7)),
    ),
    landmarks=Landmarks(minima=((0.0, 0.0),)),
    rates={
        "gd": 0.1,
        "momentum": 0.1,
        "nesterov": 0.02,
        "adagrad": 0.4,
        "rmsprop": 0.03,
        "adam": 0.1,
        "adamw": 0.1,
    },
    quadratic=True,
    steps=150,
    source=(
        "The sphere function; De Jong, An analysis of the behavior of a class of genetic adaptive systems, 1975, F1."
    ),
)

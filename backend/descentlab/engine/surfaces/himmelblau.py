"""Himmelblau's function: four minima, all equally good; the start decides."""

from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="himmelblau",
    order=80,
    title=Text("Himmelblau", "Himmelblau 函数"),
    story=Text(
        "Four minima, each with loss 0, around one hill. From the upper edge gradient descent, Momentum and Adam end "
        "in three different wells, and all of them are right.",
        "一座小山周围有四个最小值，损失都是 0。从上边缘出发，梯度下降、动量法和 Adam 落进三个不同的谷，而且都对。",
    ),
    formula="J = (x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    parameters=("x", "y"),
    lines=("p = x**2 + y - 11", "q = x + y**2 - 7"),
    value="p**2 + q**2",
    gradient=("4*x*p + 2*q", "2*p + 4*y*q"),
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    starts=(
        Start("edge", Text("at the upper edge", "上边缘"), (0.8, 4.6)),
        Start("hilltop", Text("near the hilltop", "山顶附近"), (0.5, -1.05)),
        Start("corner", Text("in the corner", "角落"), (4.5, 4.5)),
    ),
    landmarks=Landmarks(
        minima=(
            (3.0, 2.0),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.2831859912861696),
            (3.5844283403304917, -1.8481265269644036),
        ),
        saddles=(
            (3.385154183607021, 0.07385187983774928),
            (0.08667750455539636, 2.884254701174776),
            (-3.0730257507643897, -0.08135304428796751),
            (-0.12796134673068008, -1.9537149802445763),
        ),
        maxima=((-0.2708445906673476, -0.9230385564799815),),
    ),
    rates={
        "gd": 0.01,
        "momentum": 0.02,
        "nesterov": 0.002,
        "adagrad": 1.0,
        "rmsprop": 0.05,
        "adam": 0.1,
        "adamw": 0.1,
    },
    steps=180,
    source="Himmelblau, Applied nonlinear programming, 1972.",
)

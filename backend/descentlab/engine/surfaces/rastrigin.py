"""Rastrigin's function: a bowl covered with dimples, one minimum near every pair of whole numbers."""

from itertools import product

from descentlab.engine.surface import Landmarks, Point, Start, Surface
from descentlab.engine.text import Text

_POSITIVE = (0.9949586376523348, 1.9899122337085495, 2.984855701039481, 3.9797838603007536, 4.974691390895051)
"""Roots of 2*x + 20*pi*sin(2*pi*x) near 1..5: with 0 and their mirror images, the minima along an axis."""


def _distance_squared(point: Point) -> float:
    return point[0] ** 2 + point[1] ** 2


def _minima() -> tuple[Point, ...]:
    axis = (*(-x for x in _POSITIVE), 0.0, *_POSITIVE)
    return tuple(sorted(product(axis, axis), key=_distance_squared))


SURFACE = Surface(
    name="rastrigin",
    order=90,
    title=Text("Rastrigin", "Rastrigin 函数"),
    story=Text(
        "An egg box on a bowl: 121 minima in view and only the middle one is the lowest. A small rate ends in the "
        "nearest dimple; watch what a larger one, or momentum, can roll over.",
        "碗里铺着蛋托：视野内有 121 个极小值，只有正中间的最低。学习率小就落进最近的坑；"
        "看看大一点的学习率或者动量能翻过多少个坑。",
    ),
    formula="J = 20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
    parameters=("x", "y"),
    value="20 + (x**2 - 10*cos(2*pi*x)) + (y**2 - 10*cos(2*pi*y))",
    gradient=("2*x + 20*pi*sin(2*pi*x)", "2*y + 20*pi*sin(2*pi*y)"),
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    starts=(
        Start("slope", Text("out on the slope", "外圈"), (-3.4, 2.3)),
        Start("near", Text("one dimple away", "隔一个坑"), (1.4, 0.3)),
        Start("corner", Text("in the corner", "角落"), (4.6, 4.6)),
    ),
    landmarks=Landmarks(minima=_minima()),
    rates={
        "gd": 0.002,
        "momentum": 0.05,
        "nesterov": 0.003,
        "adagrad": 1.0,
        "rmsprop": 0.05,
        "adam": 0.85,
        "adamw": 0.85,
    },
    levels="linear",
    steps=200,
    source="Rastrigin, Systems of extremal control, 1974; two-parameter form with A = 10.",
)

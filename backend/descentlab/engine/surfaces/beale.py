"""Beale's function: flat floors, sharp corners, and a valley that leads away for ever."""

from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="beale",
    order=60,
    title=Text("Beale", "Beale 函数"),
    story=Text(
        "Cliffs at the corners, a long flat floor in the middle. From the left of the saddle at (0, 1) the floor "
        "leads away from the minimum: the loss goes on falling for ever, towards 0.45, and never gets there.",
        "四角是悬崖，中间是又长又平的谷底。在鞍点 (0, 1) 的左边，谷底通向远离最小值的方向：损失一直在降，趋向 0.45，"
        "却永远到不了。",
    ),
    formula="J = (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    parameters=("x", "y"),
    lines=("p = 1.5 - x + x*y", "q = 2.25 - x + x*y**2", "r = 2.625 - x + x*y**3"),
    value="p**2 + q**2 + r**2",
    gradient=("2*(p*(y - 1) + q*(y**2 - 1) + r*(y**3 - 1))", "2*x*(p + 2*q*y + 3*r*y**2)"),
    domain=((-4.5, 4.5), (-4.5, 4.5)),
    starts=(
        Start("wall", Text("on the wall", "谷壁上"), (1.0, 1.5)),
        Start("floor", Text("on the flat floor", "平坦的谷底"), (-0.5, -0.5)),
        Start("away", Text("where the valley leads away", "通向远方的谷"), (-0.5, 1.4)),
    ),
    landmarks=Landmarks(
        minima=((3.0, 0.5),),
        saddles=((0.10053793732415836, -2.644513585023125), (0.0, 1.0)),
    ),
    rates={
        "gd": 0.03,
        "momentum": 0.05,
        "nesterov": 0.005,
        "adagrad": 1.0,
        "rmsprop": 0.02,
        "adam": 0.2,
        "adamw": 0.2,
    },
    steps=300,
    source="Beale, On an iterative method for finding a local minimum of a function of more than one variable, 1958.",
)

"""A ravine: shallow along it, steep across it, as steep as a person likes."""

from descentlab.engine.knob import Mark, Number
from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="ravine",
    order=40,
    title=Text("Ravine", "峡谷"),
    story=Text(
        "Across the ravine the slope is many times steeper than along it, so one learning rate suits neither. "
        "Gradient descent zigzags between the walls; Momentum averages the zigzag away but overshoots; RMSprop and "
        "Adam scale each axis and go straight.",
        "横向比纵向陡得多，同一个学习率两头不讨好。梯度下降在两壁之间来回折返；动量法把折返平均掉，但会冲过头；"
        "RMSprop 和 Adam 各轴分别缩放，直奔谷底。",
    ),
    formula="J = (x^2 + condition*y^2)/2",
    parameters=("x", "y"),
    value="0.5*(x**2 + condition*y**2)",
    gradient=("x", "condition*y"),
    domain=((-1.5, 0.9), (-1.2, 1.2)),
    starts=(
        Start("wall", Text("high on the wall", "谷壁高处"), (-1.2, 1.0)),
        Start("floor", Text("on the floor", "谷底"), (-1.4, 0.05)),
        Start("across", Text("straight across", "正对谷底"), (0.0, 1.0)),
    ),
    landmarks=Landmarks(minima=((0.0, 0.0),)),
    rates={
        "gd": 0.047,
        "momentum": 0.12,
        "nesterov": 0.012,
        "adagrad": 0.3,
        "rmsprop": 0.02,
        "adam": 0.08,
        "adamw": 0.08,
    },
    knobs=(
        Number(
            "condition",
            40.0,
            1.0,
            1e6,
            (1.0, 1000.0),
            "κ",
            Text("condition number", "条件数"),
            Text(
                "How many times steeper it is across than along: the ratio of the two curvatures.",
                "横向比纵向陡多少倍，即两个曲率之比。",
            ),
            scale="log",
            marks=(Mark(1.0, Text("round", "圆碗")),),
        ),
    ),
    quadratic=True,
    steps=200,
    source="The model problem of Polyak, Some methods of speeding up the convergence of iteration methods, 1964.",
)

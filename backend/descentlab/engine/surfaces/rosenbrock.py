"""Rosenbrock's banana: easy to find the valley, hard to walk along it."""

from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="rosenbrock",
    order=70,
    title=Text("Rosenbrock", "Rosenbrock 函数"),
    story=Text(
        "A curved valley with steep walls and an almost flat floor. Every rule finds the valley at once; watch who "
        "walks along it.",
        "弯曲的山谷，两壁陡峭、谷底几乎是平的。每种方法都能立刻进入山谷；看谁能沿着谷底走到终点。",
    ),
    formula="J = (1 - x)^2 + 100*(y - x^2)^2",
    parameters=("x", "y"),
    lines=("p = 1 - x", "q = y - x**2"),
    value="p**2 + 100*q**2",
    gradient=("-2*p - 400*x*q", "200*q"),
    domain=((-2.0, 2.0), (-1.0, 3.0)),
    starts=(
        Start("classic", Text("the textbook start", "教科书的起点"), (-1.2, 1.0)),
        Start("floor", Text("on the valley floor", "谷底"), (-1.0, 1.0)),
        Start("above", Text("above the bend", "弯道上方"), (-0.5, 2.5)),
    ),
    landmarks=Landmarks(minima=((1.0, 1.0),)),
    rates={
        "gd": 0.002,
        "momentum": 0.01,
        "nesterov": 0.001,
        "adagrad": 1.0,
        "rmsprop": 0.01,
        "adam": 0.2,
        "adamw": 0.2,
    },
    steps=500,
    source="Rosenbrock, An automatic method for finding the greatest or least value of a function, 1960.",
)

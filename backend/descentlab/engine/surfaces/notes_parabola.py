"""The notes' own curve: one parameter, one minimum, every closed form known."""

from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="notes_parabola",
    order=10,
    title=Text("The notes' parabola", "讲义的抛物线"),
    story=Text(
        "At W = 10 the gradient is 1, and taking it away leads down to 5. Each step of gradient descent multiplies "
        "the distance to 5 by 1 - 0.2α: at α = 5 one step lands on it, at 10 the run jumps back and forth for ever, "
        "above 10 it climbs away.",
        "在 W = 10 处梯度是 1，减去它就往下走向 5。梯度下降每走一步，到 5 的距离就乘上 1 - 0.2α：α = 5 时一步到位，α "
        "= 10 时永远来回跳，再大就越跳越高。",
    ),
    formula="J = 0.1*(W - 5)^2",
    parameters=("W",),
    value="0.1*(W - 5)**2",
    gradient=("0.2*(W - 5)",),
    domain=((-3.0, 13.0),),
    starts=(
        Start("notes", Text("the notes' start", "讲义的起点"), (10.0,)),
        Start("left", Text("on the other side", "另一侧"), (-2.0,)),
        Start("near", Text("close to the minimum", "离最小值很近"), (5.5,)),
    ),
    landmarks=Landmarks(minima=((5.0,),)),
    rates={
        "gd": 1.0,
        "momentum": 1.0,
        "nesterov": 0.2,
        "adagrad": 2.0,
        "rmsprop": 0.1,
        "adam": 0.4,
        "adamw": 0.4,
    },
    levels="linear",
    quadratic=True,
    steps=150,
    source="Notes, section 1.",
)

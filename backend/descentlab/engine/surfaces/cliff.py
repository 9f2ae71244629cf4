"""A plateau, a cliff, and a bowl below it: tiny gradients, then one that throws the run far."""

from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="cliff",
    order=110,
    title=Text("Plateau and cliff", "高原与悬崖"),
    story=Text(
        "On the plateau the gradient is almost nothing and gradient descent creeps; at the edge it is suddenly huge "
        "and throws the run far past the minimum. RMSprop and Adam walk both at their own pace.",
        "高原上梯度几乎为零，梯度下降只能一点点挪；到了崖边梯度突然变得极大，一步就被甩过最小值。RMSprop 和 Adam "
        "在两处都按自己的步子走。",
    ),
    formula="J = s*b + (1 - s)*(4 - 0.05*x), s = sigmoid(8*x), b = ((x - 2)^2 + y^2)/4",
    parameters=("x", "y"),
    lines=("s = sigmoid(8*x)", "b = 0.25*((x - 2)**2 + y**2)", "p = 4 - 0.05*x", "d = 8*s*(1 - s)*(b - p)"),
    value="s*b + (1 - s)*p",
    gradient=("d + 0.5*s*(x - 2) - 0.05*(1 - s)", "0.5*s*y"),
    domain=((-3.0, 5.0), (-3.0, 3.0)),
    starts=(
        Start("plateau", Text("on the plateau", "高原上"), (-1.5, 1.2)),
        Start("edge", Text("near the edge", "崖边"), (-0.4, 0.5)),
        Start("below", Text("below the cliff", "崖下"), (1.0, 2.0)),
    ),
    landmarks=Landmarks(minima=((2.000007033051275, 0.0),)),
    rates={
        "gd": 0.6,
        "momentum": 0.6,
        "nesterov": 0.06,
        "adagrad": 0.5,
        "rmsprop": 0.05,
        "adam": 0.1,
        "adamw": 0.1,
    },
    levels="linear",
    steps=200,
    source="After the cliffs of Goodfellow, Bengio and Courville, Deep learning, 2016, section 8.2.4.",
)

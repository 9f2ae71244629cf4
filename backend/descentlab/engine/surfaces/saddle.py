"""A saddle between two wells: flat where the run arrives, downhill only to the sides."""

from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

SURFACE = Surface(
    name="saddle",
    order=50,
    title=Text("Saddle", "鞍点"),
    story=Text(
        "Close to the origin this is the textbook saddle x² - y², walled in so that it ends in two wells. A start "
        "just off the ridge runs down to the saddle, slows to nothing, and only then finds a side to fall to; a "
        "start on the ridge itself never does.",
        "原点附近就是教科书上的鞍面 x² - y²，外面加了墙，两侧各有一个谷。从山脊旁边一点点出发，会先滑到鞍点、"
        "几乎停住，再慢慢滑向一侧；正好在山脊上出发，就永远下不去。",
    ),
    formula="J = x^2 + (y^2 - 1)^2/2",
    parameters=("x", "y"),
    lines=("q = y**2 - 1",),
    value="x**2 + 0.5*q**2",
    gradient=("2*x", "2*y*q"),
    domain=((-1.8, 1.8), (-1.5, 1.5)),
    starts=(
        Start("off", Text("just off the ridge", "山脊旁边一点点"), (-1.5, 0.001)),
        Start("ridge", Text("exactly on the ridge", "正好在山脊上"), (-1.5, 0.0)),
        Start("side", Text("well to the side", "离山脊较远"), (-1.5, 0.3)),
    ),
    landmarks=Landmarks(minima=((0.0, 1.0), (0.0, -1.0)), saddles=((0.0, 0.0),)),
    rates={
        "gd": 0.1,
        "momentum": 0.1,
        "nesterov": 0.02,
        "adagrad": 0.5,
        "rmsprop": 0.02,
        "adam": 0.05,
        "adamw": 0.05,
    },
    levels="linear",
    steps=200,
    source="The double well; its Hessian at the origin, diag(2, -2), is that of x^2 - y^2.",
)

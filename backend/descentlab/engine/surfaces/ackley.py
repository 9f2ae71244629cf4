"""Ackley's function: a nearly flat plain of dimples around one narrow funnel."""

from descentlab.engine.surface import Landmarks, Point, Start, Surface
from descentlab.engine.text import Text

_OCTANT: tuple[Point, ...] = (
    (0.0, 0.0),
    (0.0, 0.9521665459501717),
    (0.9684776587077244, 0.9684776587077244),
    (0.0, 1.9589197181217173),
    (0.9824160350791393, 1.9646166628629864),
    (1.9744519864841166, 1.9744519864841166),
    (0.0, 2.964619443112052),
    (0.9891541864816626, 2.9672595287625643),
    (1.9821399503814776, 2.973139419924383),
    (0.0, 3.9694667433517576),
    (0.9927672061700447, 3.9709183150642833),
    (2.9792239546911445, 2.9792239546911445),
    (1.9873106146274968, 3.974540178468205),
    (0.0, 4.973611257996986),
    (2.9842137381272384, 3.978924750768195),
    (0.9949203738218393, 4.974497722176982),
    (1.9907648757355256, 4.976843849330102),
    (3.983067699689763, 3.983067699689763),
    (2.987995058852837, 4.97995793948682),
    (3.986568097953945, 4.983198896760882),
    (4.986180456997876, 4.986180456997876),
)
"""The minima with 0 <= x <= y in the domain, lowest first; the others are their mirror images."""


def _minima() -> tuple[Point, ...]:
    images = (
        (sx * a, sy * b) for x, y in _OCTANT for a, b in ((x, y), (y, x)) for sx in (1.0, -1.0) for sy in (1.0, -1.0)
    )
    return tuple(dict.fromkeys((a + 0.0, b + 0.0) for a, b in images))


SURFACE = Surface(
    name="ackley",
    order=100,
    title=Text("Ackley", "Ackley 函数"),
    story=Text(
        "Far out, the slope says almost nothing about the way home and every dimple is a trap; in the middle is a "
        "funnel with a sharp point. At the point itself the gradient has no value (0/0): there, and only there, it "
        "is taken as 0.",
        "离得远时，坡度几乎看不出该往哪走，每个小坑都是陷阱；正中间是一个尖底的漏斗。尖点上的梯度没有定义（0/0），"
        "只在那一点取 0。",
    ),
    formula="J = 20 + e - 20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
    parameters=("x", "y"),
    lines=(
        "r = sqrt(0.5*(x**2 + y**2))",
        "a = exp(-0.2*r)",
        "c = exp(0.5*(cos(2*pi*x) + cos(2*pi*y)))",
        "k = 2*a/max(r, 1e-150)",
    ),
    value="20*(1 - a) + (e - c)",
    gradient=("k*x + pi*c*sin(2*pi*x)", "k*y + pi*c*sin(2*pi*y)"),
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    starts=(
        Start("plain", Text("out on the plain", "外围平地"), (-3.6, 2.6)),
        Start("rim", Text("on the funnel's rim", "漏斗边缘"), (0.7, -0.4)),
        Start("corner", Text("in the corner", "角落"), (4.5, 4.5)),
    ),
    landmarks=Landmarks(minima=_minima()),
    rates={
        "gd": 0.01,
        "momentum": 0.1,
        "nesterov": 0.01,
        "adagrad": 1.0,
        "rmsprop": 0.05,
        "adam": 0.3,
        "adamw": 0.3,
    },
    levels="linear",
    steps=200,
    source="Ackley, A connectionist machine for genetic hillclimbing, 1987; two-parameter form with 20, 0.2 and 2*pi.",
)

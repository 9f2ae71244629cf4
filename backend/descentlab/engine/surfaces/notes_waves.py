"""The notes' warning about local minima: several of them, where start and rate decide which one is found."""

from math import pi, sin, sqrt

from descentlab.engine.knob import KnobValues, Mark, Number
from descentlab.engine.surface import Landmarks, Start, Surface
from descentlab.engine.text import Text

_SAMPLES_PER_WAVE = 256


def _slope(w: float, height: float) -> float:
    v = w + 3.0
    return 0.2 * (w - 5.0) + height * (pi / 16.0) * v * sin(pi * v * v / 32.0)


def _root(low: float, high: float, height: float) -> float:
    """Where the slope turns from falling to rising between two floats, by halving down to neighbouring floats."""
    while low < (middle := 0.5 * (low + high)) < high:
        low, high = (middle, high) if _slope(middle, height) < 0.0 else (low, middle)
    return min(low, high, key=lambda w: abs(_slope(w, height)))


def _landmarks(knobs: KnobValues) -> Landmarks:
    height = float(knobs["height"])  # type: ignore[arg-type]
    outermost = 1.6 / (0.2 - height * pi / 16.0)  # beyond W + 3 = this, the parabola is steeper than any wave
    samples = int(_SAMPLES_PER_WAVE * (outermost**2 / 64.0 + 1.0))
    grid = [8.0 * sqrt(i / _SAMPLES_PER_WAVE) - 3.0 for i in range(samples)]
    slopes = [_slope(w, height) for w in grid]
    ends = zip(grid, grid[1:], slopes, slopes[1:], strict=False)
    others = [_root(a, b, height) for a, b, left, right in ends if left < 0.0 < right and not a < 5.0 < b]
    return Landmarks(minima=((5.0,), *((w,) for w in others if abs(w - 5.0) > 1e-6)))


SURFACE = Surface(
    name="notes_waves",
    order=20,
    title=Text("Several minima", "多个极小值"),
    story=Text(
        "The notes' parabola with waves on it, broad on the left and narrow on the right; the lowest minimum is "
        "still at 5. From W = 10 gradient descent with a rate up to 0.95 ends in the narrow minimum at 8.04; 1.2 is "
        "too large to settle there and finds the broad one. From -2 nothing is in the way.",
        "讲义的抛物线上加了波浪，左边宽、右边窄，最低点仍在 5。从 W = 10 出发，学习率不超过 0.95 的梯度下降会停在 "
        "8.04 处的窄谷；取 1.2 就大得停不住，反而找到了宽谷。从 -2 出发则一路畅通。",
    ),
    formula="J = 0.1*(W - 5)^2 + height*(1 - cos(pi*(W + 3)^2/32))",
    parameters=("W",),
    lines=("v = W + 3", "phase = pi*v**2/32"),
    value="0.1*(W - 5)**2 + height*(1 - cos(phase))",
    gradient=("0.2*(W - 5) + height*(pi/16)*v*sin(phase)",),
    domain=((-3.0, 13.0),),
    starts=(
        Start("notes", Text("the notes' start", "讲义的起点"), (10.0,)),
        Start("left", Text("on the broad side", "宽的一侧"), (-2.0,)),
        Start("far", Text("further out", "更远处"), (12.0,)),
        Start("between", Text("between the two", "两谷之间"), (7.0,)),
    ),
    landmarks=_landmarks,
    rates={
        "gd": 0.3,
        "momentum": 0.5,
        "nesterov": 0.05,
        "adagrad": 0.5,
        "rmsprop": 0.1,
        "adam": 0.5,
        "adamw": 0.5,
    },
    knobs=(
        Number(
            "height",
            0.5,
            0.0,
            0.8,
            (0.0, 0.8),
            "h",
            Text("height of the waves", "波浪高度"),
            Text(
                "0 is the notes' parabola; the higher the waves, the more minima.",
                "0 就是讲义的抛物线；波浪越高，极小值越多。",
            ),
            marks=(Mark(0.0, Text("the parabola", "抛物线")),),
        ),
    ),
    levels="linear",
    steps=150,
    source="Notes, section 1, on local optima.",
)

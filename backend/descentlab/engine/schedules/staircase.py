"""A staircase: the rate stays, then drops by a factor, every so many epochs."""

from descentlab.engine.knob import KnobValues, Number
from descentlab.engine.schedule import Schedule
from descentlab.engine.text import Text


def _rate(alpha0: float, step: int, epoch: int, knobs: KnobValues) -> float:
    drops = (epoch - 1) // int(knobs["every"])  # type: ignore[arg-type]
    return float(knobs["factor"]) ** drops * alpha0  # type: ignore[arg-type]


SCHEDULE = Schedule(
    name="staircase",
    order=60,
    title=Text("staircase", "阶梯衰减"),
    story=Text(
        "The rate is held for some epochs, then dropped at once. On the loss curve each drop shows as a fresh fall: "
        "the run had been bouncing at the size of its rate, and now settles one stair lower.",
        "学习率保持若干个 epoch，然后一下子降下来。损失曲线上每降一级都会再往下掉一截：之前一直在原来的步长里来回跳，"
        "现在稳在更低的一级。",
    ),
    formula="alpha = factor^floor((epoch - 1)/every) * alpha0",
    knobs=(
        Number(
            "factor",
            0.5,
            0.0,
            1.0,
            (0.05, 1.0),
            "factor",
            Text("factor", "每级乘以"),
            Text("What the rate is multiplied by at each drop.", "每下一级，学习率乘上的数。"),
        ),
        Number(
            "every",
            10.0,
            1.0,
            1e6,
            (1.0, 50.0),
            "every",
            Text("epochs on a stair", "每级的 epoch 数"),
            Text("How many epochs the rate is held before each drop.", "每一级保持多少个 epoch。"),
            whole=True,
        ),
    ),
    rate=_rate,
    source="Notes, section 12.",
)

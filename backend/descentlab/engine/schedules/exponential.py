"""Exponential decay: each epoch keeps the same share of the rate."""

from descentlab.engine.knob import KnobValues, Mark, Number
from descentlab.engine.schedule import Schedule
from descentlab.engine.text import Text


def _rate(alpha0: float, step: int, epoch: int, knobs: KnobValues) -> float:
    return float(knobs["base"]) ** epoch * alpha0  # type: ignore[arg-type]


SCHEDULE = Schedule(
    name="exponential",
    order=30,
    title=Text("exponential, base^epoch", "指数衰减 base^epoch"),
    story=Text(
        "Every epoch multiplies the rate by the same number: with the notes' 0.95 it halves about every 14 epochs. "
        "It falls slowly at first and ends close to nothing, so a run that is not there in time never arrives.",
        "每个 epoch 都把学习率乘上同一个数：取讲义的 0.95 时，大约每 14 个 epoch 减半。开始降得慢，最后几乎为零，"
        "没能及时走到的就永远走不到了。",
    ),
    formula="alpha = base^epoch * alpha0",
    knobs=(
        Number(
            "base",
            0.95,
            0.0,
            1.0,
            (0.5, 1.0),
            "base",
            Text("base", "底数"),
            Text("The share of the learning rate that each epoch keeps.", "每个 epoch 保留学习率的多大比例。"),
            marks=(Mark(0.95, Text("notes", "讲义")),),
        ),
    ),
    rate=_rate,
    source="Notes, section 12.",
)

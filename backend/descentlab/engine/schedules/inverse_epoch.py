"""Decay by epoch: the rate falls as one over one plus the number of the epoch."""

from descentlab.engine.knob import KnobValues, Number
from descentlab.engine.schedule import Schedule
from descentlab.engine.text import Text


def _rate(alpha0: float, step: int, epoch: int, knobs: KnobValues) -> float:
    return alpha0 / (1.0 + float(knobs["rate"]) * epoch)  # type: ignore[arg-type]


SCHEDULE = Schedule(
    name="inverse_epoch",
    order=20,
    title=Text("by epoch, 1/(1 + rate·epoch)", "按 epoch 衰减 1/(1 + rate·epoch)"),
    story=Text(
        "With alpha0 = 0.2 and rate = 1 the first epochs use 0.1, 0.0667, 0.05, 0.04; the notes' table prints 0.67, "
        "0.5, 0.4 for the last three by mistake.",
        "取 α₀ = 0.2、衰减率 1 时，前几个 epoch 的学习率是 0.1、0.0667、0.05、0.04；讲义的表把后三个误印成了 0.67、"
        "0.5、0.4。",
    ),
    formula="alpha = alpha0/(1 + rate*epoch)",
    knobs=(
        Number(
            "rate",
            1.0,
            0.0,
            1e6,
            (0.01, 10.0),
            "rate",
            Text("decay rate", "衰减率"),
            Text("How fast the learning rate falls with each epoch.", "学习率随 epoch 下降的快慢。"),
            scale="log",
        ),
    ),
    rate=_rate,
    source="Notes, section 12.",
)

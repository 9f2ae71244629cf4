"""No decay: every update uses the rate the run began with."""

from descentlab.engine.knob import KnobValues
from descentlab.engine.schedule import Schedule
from descentlab.engine.text import Text


def _rate(alpha0: float, step: int, epoch: int, knobs: KnobValues) -> float:
    return alpha0


SCHEDULE = Schedule(
    name="constant",
    order=10,
    title=Text("constant", "固定"),
    story=Text(
        "One rate from the first step to the last. Too large a rate keeps bouncing around the minimum; every "
        "schedule below is a way to start large and end small.",
        "从第一步到最后一步都用同一个学习率。学习率太大会一直在最小值附近来回跳；"
        "下面的每种衰减都是“先大后小”的一种办法。",
    ),
    formula="alpha = alpha0",
    knobs=(),
    rate=_rate,
    source="Notes, sections 1 and 12.",
    constant=True,
)

"""Decay by a power of the step (the mini-batch's number): `k/t` in the notes, `k/sqrt(t)` in the course they follow."""

from descentlab.engine.knob import KnobValues, Mark, Number
from descentlab.engine.schedule import Schedule
from descentlab.engine.text import Text


def _rate(alpha0: float, step: int, epoch: int, knobs: KnobValues) -> float:
    divisor: float = step ** float(knobs["power"])  # type: ignore[arg-type]
    return float(knobs["k"]) / divisor * alpha0  # type: ignore[arg-type]


SCHEDULE = Schedule(
    name="power_step",
    order=50,
    title=Text("by step, k/t^power", "按步数衰减 k/t^power"),
    story=Text(
        "The rate falls with every update, not once an epoch. The steps still add up to any distance when the power "
        "is at most 1, so the run can arrive from anywhere; beyond 1 it can stop short for ever.",
        "每更新一次就降一点，而不是每个 epoch 降一次。指数不超过 1 时，步长之和没有上限，从哪里出发都走得到；超过 1 "
        "就可能永远停在半路。",
    ),
    formula="alpha = k/t^power * alpha0",
    knobs=(
        Number(
            "k",
            1.0,
            0.0,
            1e6,
            (0.1, 10.0),
            "k",
            Text("scale", "系数"),
            Text("The multiple of the starting rate that the first step uses.", "第一步的学习率是初始学习率的几倍。"),
            scale="log",
        ),
        Number(
            "power",
            1.0,
            0.0,
            10.0,
            (0.0, 2.0),
            "p",
            Text("power", "指数"),
            Text("How steeply the rate falls with the step.", "学习率随步数下降得多快。"),
            marks=(Mark(1.0, Text("notes", "讲义")), Mark(0.5, Text("course", "课程"))),
        ),
    ),
    rate=_rate,
    source=(
        "Notes, section 12; Ng, Deep Learning specialization, course 2, week 2, prints k/sqrt(t). Robbins and Monro, "
        "1951."
    ),
)

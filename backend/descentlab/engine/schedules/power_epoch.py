"""Decay by a power of the epoch: `k/epoch` as the notes print it, `k/sqrt(epoch)` as the course they follow has it."""

from descentlab.engine.knob import KnobValues, Mark, Number
from descentlab.engine.schedule import Schedule
from descentlab.engine.text import Text


def _rate(alpha0: float, step: int, epoch: int, knobs: KnobValues) -> float:
    divisor: float = epoch ** float(knobs["power"])  # type: ignore[arg-type]
    return float(knobs["k"]) / divisor * alpha0  # type: ignore[arg-type]


SCHEDULE = Schedule(
    name="power_epoch",
    order=40,
    title=Text("by epoch, k/epoch^power", "按 epoch 衰减 k/epoch^power"),
    story=Text(
        "The notes print k/epoch; the course they follow has k over the square root of the epoch, which falls more "
        "gently. The power chooses: 1 is as printed, 0.5 is the course's.",
        "讲义印的是 k/epoch；它所依据的课程用的是 k 除以 epoch 的平方根，降得更缓。指数由你选：1 是讲义的写法，0.5 "
        "是课程的写法。",
    ),
    formula="alpha = k/epoch^power * alpha0",
    knobs=(
        Number(
            "k",
            1.0,
            0.0,
            1e6,
            (0.1, 10.0),
            "k",
            Text("scale", "系数"),
            Text(
                "The multiple of the starting rate that the first epoch uses.",
                "第一个 epoch 的学习率是初始学习率的几倍。",
            ),
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
            Text("How steeply the rate falls with the epoch.", "学习率随 epoch 下降得多快。"),
            marks=(Mark(1.0, Text("notes", "讲义")), Mark(0.5, Text("course", "课程"))),
        ),
    ),
    rate=_rate,
    source="Notes, section 12; Ng, Deep Learning specialization, course 2, week 2, prints k/sqrt(epoch).",
)

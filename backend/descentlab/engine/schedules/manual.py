"""By hand: a person changes the rate while the run goes on, and every change is part of the run."""

from bisect import bisect_right

from descentlab.engine.knob import Changes, KnobValues
from descentlab.engine.schedule import Schedule
from descentlab.engine.text import Text


def _step_of(change: tuple[int, float]) -> int:
    return change[0]


def _rate(alpha0: float, step: int, epoch: int, knobs: KnobValues) -> float:
    changes: tuple[tuple[int, float], ...] = knobs["changes"]  # type: ignore[assignment]
    made = bisect_right(changes, step, key=_step_of)
    return float(changes[made - 1][1]) if made else alpha0


SCHEDULE = Schedule(
    name="manual",
    order=70,
    title=Text("by hand", "手动"),
    story=Text(
        "Watch the loss and change the rate yourself; the notes do it by the day or the hour. Each change is kept "
        "with its step, so the run can be played again exactly.",
        "看着损失曲线自己调学习率；讲义里是按天或按小时调。每次改动都连同步数一起记下，所以整个过程可以原样重放。",
    ),
    formula="alpha = the last change at or before step t; alpha0 before the first",
    knobs=(
        Changes(
            "changes",
            (),
            0.0,
            1e6,
            "α(t)",
            Text("changes", "改动"),
            Text(
                "Pairs of a step, from 1 and rising, and the learning rate that holds from that step on.",
                "若干对（步数，学习率）：步数从 1 开始递增，学习率从该步起生效。",
            ),
        ),
    ),
    rate=_rate,
    source="Notes, section 12.",
)

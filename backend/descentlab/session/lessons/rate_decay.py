"""Learning-rate decay on noisy gradients, with the notes' numbers, and by hand."""

from typing import Any

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, step, value

_RACERS = {
    "constant": "α₀",
    "inverse_epoch": "α₀/(1 + r·e)",
    "exponential": "bᵉ·α₀",
    "power_epoch": "k/eᵖ·α₀",
    "power_step": "k/tᵖ·α₀",
    "staircase": "f^⌊e/n⌋·α₀",
    "manual": "α(t)",
}


def _race(changes: list[list[float]]) -> dict[str, Any]:
    """The scene's race; `changes` are those of the racer whose rate is changed by hand."""
    return {
        "problem": {"kind": "surface", "name": "bowl"},
        "start": [-1.7, 0.8],
        "steps": 400,
        "noise": 1,
        "steps_per_epoch": 10,
        "racers": [
            {
                "rule": "gd",
                "label": label,
                "knobs": {"alpha": 0.2},
                "schedule": {"name": name, "knobs": {"changes": changes} if name == "manual" else {}},
            }
            for name, label in _RACERS.items()
        ],
    }


LESSON = Lesson(
    name="rate_decay",
    order=150,
    section="12",
    title=Text(
        "A falling learning rate",
        "逐渐下降的学习率",
    ),
    aim=Text(
        "Why the rate should fall when gradients are noisy, and how fast.",
        "梯度有噪声时，学习率为什么要下降，降多快。",
    ),
    steps=(
        Step(
            scene="schedules",
            begin=View(spec=_race([]), own={}, step=0),
            do=Text(
                "Every decay from α₀ = 0.2, with ten steps to an epoch. Go to step 31, in epoch 4, and read the "
                "table’s row 1/(1 + rate·epoch).",
                "各种衰减都从 α₀ = 0.2 开始，每个 epoch 十步。走到第 31 步，即第 4 个 epoch，看表中 1/(1 + rate·epoch) "
                "那一行。",
            ),
            notice=Text(
                "With a rate of 1 the learning rates were 0.1, 0.0667, 0.05 and now 0.04. The notes' table "
                "misprints the last three as 0.67, 0.5, 0.4.",
                "rate = 1 时，学习率依次是 0.1、0.0667、0.05，现在是 0.04。讲义的表把后三个误印成 0.67、0.5、0.4。",
            ),
            done=(
                step(31),
                value(1, "alpha", at_most=0.0401),
            ),
            solve=View(step=31),
        ),
        Step(
            scene="schedules",
            do=Text(
                "Play to the end.",
                "播放到底。",
            ),
            notice=Text(
                "At the constant rate the noise keeps the racer wandering: over the last 100 steps it is 0.273 from "
                "the minimum on average. 1/(1 + rate·epoch) settles to 0.055. k/t falls so fast that it is still 0.138 "
                "away.",
                "学习率不变，噪声让选手一直游荡：最后 100 步离最小值平均 0.273。1/(1 + rate·epoch) 安定到 0.055。k/t "
                "降得太快，还差 0.138。",
            ),
            done=(step(400),),
            solve=View(spec=_race([]), own={}),
        ),
        Step(
            scene="schedules",
            begin=View(spec=_race([]), own={}),
            do=Text(
                "While it plays, draw the rate α(t) by hand down to 0.05 or less.",
                "趁它播放，用手把 α(t) 的学习率降到 0.05 以下。",
            ),
            notice=Text(
                "The notes’ decay “by the day or hour”: each change is recorded with its step, and replays and links "
                "give the same path.",
                "这就是讲义所说“按天或小时”的手动衰减：每次改动连同步数都记录下来，重放或分享链接都得到同一条路径。",
            ),
            done=(value(6, "alpha", at_most=0.05),),
            solve=View(spec=_race([[60, 0.03]]), own={}),
        ),
    ),
)

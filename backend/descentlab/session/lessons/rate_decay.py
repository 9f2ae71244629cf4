"""Learning-rate decay on noisy gradients, with the notes' numbers."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Condition, Lesson, Step, View, step

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
            scene="race",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "bowl"},
                    "steps": 300,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 0.2}, "label": "α = 0.2"},
                        {
                            "rule": "gd",
                            "knobs": {"alpha": 0.2},
                            "label": "α₀/(1 + epoch)",
                            "schedule": {"name": "inverse_epoch", "knobs": {"rate": 1.0}},
                        },
                    ],
                    "noise": 1.0,
                    "steps_per_epoch": 10,
                }
            ),
            do=Text(
                "α₀ = 0.2, decay rate 1, ten steps to an epoch. Go to step 31, in epoch 4.",
                "α₀ = 0.2，衰减率 1，每个 epoch 十步。走到第 31 步，第 4 个 epoch。",
            ),
            notice=Text(
                "The rates were 0.1, 0.0667, 0.05 and now 0.04. The notes' table misprints the last "
                "three as 0.67, 0.5, 0.4.",
                "学习率依次是 0.1、0.0667、0.05，现在是 0.04。讲义的表把后三个误印成 0.67、0.5、0.4。",
            ),
            done=(step(31),),
            solve=View(step=31),
        ),
        Step(
            scene="race",
            do=Text(
                "Play to the end.",
                "播放到底。",
            ),
            notice=Text(
                "With a constant rate the noise keeps the racer wandering; with a falling one it "
                "settles. Falling too fast, it would stop on the way.",
                "学习率不变，噪声让选手一直游荡；学习率下降，它就安定下来。降得太快，则会停在半路。",
            ),
            done=(step(300),),
            solve=View(),
        ),
        Step(
            scene="race",
            do=Text(
                "Give the second racer another schedule: the staircase.",
                "给第二名选手换一种衰减：阶梯。",
            ),
            notice=Text(
                "The rate is constant for some epochs, then drops by a factor.",
                "学习率先保持几个 epoch 不变，再按倍数下降。",
            ),
            done=(Condition("spec", ("racers", 1, "schedule", "name"), equals="staircase"),),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "bowl"},
                    "steps": 300,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 0.2}, "label": "α = 0.2"},
                        {
                            "rule": "gd",
                            "knobs": {"alpha": 0.2},
                            "label": "α₀/(1 + epoch)",
                            "schedule": {"name": "staircase"},
                        },
                    ],
                    "noise": 1.0,
                    "steps_per_epoch": 10,
                }
            ),
        ),
    ),
)

"""Batches of one sample: fast at first, restless at the end."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, knob, step

LESSON = Lesson(
    name="stochastic",
    order=90,
    section="7",
    title=Text(
        "One sample at a time",
        "一次一个样本",
    ),
    aim=Text(
        "What stochastic gradient descent gains, and what it never does.",
        "随机梯度下降得到了什么，又永远做不到什么。",
    ),
    steps=(
        Step(
            scene="batches",
            begin=View(
                spec={
                    "problem": {
                        "kind": "network",
                        "data": {"name": "line", "size": 2000, "noise": 1, "test_share": 0},
                        "network": {"hidden": [], "loss": "squared"},
                        "batch_size": 64,
                        "stride": 1,
                    },
                    "start": [-1, 2],
                    "steps": 400,
                    "racers": [
                        {
                            "rule": "gd",
                            "label": "B = 1",
                            "knobs": {"alpha": 0.05},
                            "batch_size": 1,
                            "style": {"colour": "#D55E00", "dash": "longdash", "marker": "triangle-down"},
                        },
                        {
                            "rule": "gd",
                            "label": "B = M",
                            "knobs": {"alpha": 0.05},
                            "batch_size": 2000,
                            "style": {"colour": "#0072B2", "dash": "solid", "marker": "circle"},
                        },
                    ],
                }
            ),
            do=Text(
                "One sample to an update, against all 2,000. Play to the end.",
                "一次更新只用一个样本，对比用全部 2000 个。播放到底。",
            ),
            notice=Text(
                "After 24 samples its loss is below 0.6, for which batch gradient descent needs 26 "
                "steps, 52,000 samples. But it keeps wandering about: each sample pulls its own way.",
                "看过 24 个样本，它的损失就低于 0.6；批量梯度下降要 26 步，也就是 52000 个样本。但它一直"
                "在游荡：每个样本都往自己的方向拉。",
            ),
            done=(step(400),),
            solve=View(),
        ),
        Step(
            scene="batches",
            do=Text(
                "Lower the learning rate of B = 1 to 0.01 or less, and play again to the end.",
                "把 B = 1 的学习率降到 0.01 以下，再播放到底。",
            ),
            notice=Text(
                "The path is smoother and slower. A falling learning rate has both: see the section on decay.",
                "路径更平滑，也更慢。让学习率逐渐下降，就能两者兼得：见学习率衰减一节。",
            ),
            done=(
                knob(0, "alpha", at_most=0.01),
                step(400),
            ),
            solve=View(
                spec={
                    "problem": {
                        "kind": "network",
                        "data": {"name": "line", "size": 2000, "noise": 1, "test_share": 0},
                        "network": {"hidden": [], "loss": "squared"},
                        "batch_size": 64,
                        "stride": 1,
                    },
                    "start": [-1, 2],
                    "steps": 400,
                    "racers": [
                        {
                            "rule": "gd",
                            "label": "B = 1",
                            "knobs": {"alpha": 0.01},
                            "batch_size": 1,
                            "style": {"colour": "#D55E00", "dash": "longdash", "marker": "triangle-down"},
                        },
                        {
                            "rule": "gd",
                            "label": "B = M",
                            "knobs": {"alpha": 0.05},
                            "batch_size": 2000,
                            "style": {"colour": "#0072B2", "dash": "solid", "marker": "circle"},
                        },
                    ],
                }
            ),
        ),
    ),
)

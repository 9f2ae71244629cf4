"""The price of an update decides the size of the batch."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own

LESSON = Lesson(
    name="batch_size",
    order=100,
    section="8",
    title=Text(
        "How large a batch",
        "批次该多大",
    ),
    aim=Text(
        "Why 64, 128 or 256, and when the whole set is fine.",
        "为什么用 64、128 或 256，什么时候可以用全部数据。",
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
                            "label": "B = 64",
                            "knobs": {"alpha": 0.05},
                            "batch_size": 64,
                            "style": {"colour": "#E69F00", "dash": "dash", "marker": "square"},
                        },
                        {
                            "rule": "gd",
                            "label": "B = 256",
                            "knobs": {"alpha": 0.05},
                            "batch_size": 256,
                            "style": {"colour": "#CC79A7", "dash": "dashdot", "marker": "triangle-up"},
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
                "Four sizes from one start. Show the loss by computing cost.",
                "四种大小，同一起点。把横轴换成计算成本。",
            ),
            notice=Text(
                "With an update's own price at 50 samples, all 2,000 at once pay 53,300 to bring the "
                "loss below 0.6, B = 64 pays 2,964, B = 1 only 1,224; but B = 1 then wanders and never "
                "settles.",
                "设每次更新本身的开销相当于 50 个样本：要让损失低于 0.6，一次用全部 2000 个要付 53300，B "
                "= 64 付 2964，B = 1 只付 1224；但 B = 1 此后一直游荡，永远安定不下来。",
            ),
            done=(own("across", equals="cost"),),
            solve=View(own={"across": "cost"}),
        ),
        Step(
            scene="batches",
            do=Text(
                "Raise the price of an update to 500 samples.",
                "把每次更新的开销提到 500 个样本。",
            ),
            notice=Text(
                "Now B = 64 is the first below 0.52, for 19,740 against 29,058: where an update costs "
                "much, as on hardware that computes many samples at once, it should use many. That is "
                "why the notes say 64 to 256.",
                "现在最先低于 0.52 的是 B = 64：19740，而 B = 1 要 29058。更新越贵（例如能一次算很多样本"
                "的硬件），一次就该多用些样本，所以讲义说用 64 到 256。",
            ),
            done=(own("overhead", at_least=500),),
            solve=View(own={"across": "cost", "overhead": 500}),
        ),
    ),
)

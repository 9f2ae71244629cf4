"""Two thousand samples in batches of 64: updates, epochs, the last batch."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own, step

LESSON = Lesson(
    name="mini_batch",
    order=80,
    section="6",
    title=Text(
        "Mini-batches",
        "小批量",
    ),
    aim=Text(
        "What an update, a batch and an epoch are, and why the loss becomes noisy.",
        "什么是一次更新、一个批次、一个 epoch，损失又为什么有了噪声。",
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
                    "steps": 200,
                    "racers": [
                        {
                            "rule": "gd",
                            "label": "B = 64",
                            "knobs": {"alpha": 0.05},
                            "batch_size": 64,
                            "style": {"colour": "#E69F00", "dash": "dash", "marker": "square"},
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
                "2,000 samples in batches of 64, and all at once beside it. Go to the end of the first epoch: step 32.",
                "2000 个样本，每批 64 个；旁边是一次用全部。走到第一个 epoch 结束：第 32 步。",
            ),
            notice=Text(
                "2000/64 = 31.25, so an epoch has 32 updates, and the last batch only 16 samples. In "
                "that time batch gradient descent makes 32 epochs.",
                "2000/64 = 31.25，所以一个 epoch 有 32 次更新，最后一批只有 16 个样本。同样的步数，批量梯"
                "度下降走了 32 个 epoch。",
            ),
            done=(step(32),),
            solve=View(step=32),
        ),
        Step(
            scene="batches",
            do=Text(
                "Show the loss by samples seen instead of by update.",
                "把横轴从更新次数换成看过的样本数。",
            ),
            notice=Text(
                "By what was computed the mini-batch is far ahead: it has made 31 steps for each of the other's one.",
                "按计算量来看，小批量远远领先：对方走一步，它走了 31 步。",
            ),
            done=(own("across", equals="samples"),),
            solve=View(own={"across": "samples"}),
        ),
    ),
)

"""One small batch normalised by hand, scaled and shifted."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own

LESSON = Lesson(
    name="batch_norm",
    order=160,
    section="13",
    title=Text(
        "Normalising a batch",
        "把一个批次归一化",
    ),
    aim=Text(
        "Mean 0 and spread 1 for every unit, then a scale and a shift that are learnt.",
        "每个单元的均值变 0、离散程度变 1，再乘上并加上学到的缩放与平移。",
    ),
    steps=(
        Step(
            scene="batch-norm",
            begin=View(own={}, step=0),
            do=Text(
                "The batch 2, 4, 6, 12 has the mean 6 and the variance 14. Set γ to 2.",
                "批次 2、4、6、12 的均值是 6，方差是 14。把 γ 设为 2。",
            ),
            notice=Text(
                "The outputs spread twice as far; their mean is still 0. The notes leave out the square "
                "in the variance: without it the sum is always 0.",
                "输出的离散程度变成两倍，均值仍是 0。讲义的方差漏了平方：没有平方，和永远是 0。",
            ),
            done=(own("gamma", equals=2),),
            solve=View(own={"gamma": 2}, step=0),
        ),
        Step(
            scene="batch-norm",
            do=Text(
                "Set β to 1.",
                "把 β 设为 1。",
            ),
            notice=Text(
                "All outputs move by 1. What a layer's bias did, β now does: the mean is taken off before it.",
                "所有输出都加 1。原来偏置做的事，现在由 β 来做：均值在这之前已经减掉了。",
            ),
            done=(own("beta", equals=1),),
            solve=View(own={"gamma": 2, "beta": 1}, step=0),
        ),
    ),
)

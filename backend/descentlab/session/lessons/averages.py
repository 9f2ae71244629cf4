"""Exponentially weighted averages: memory, and the bias of the start."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own, step

LESSON = Lesson(
    name="averages",
    order=120,
    section="9",
    title=Text(
        "How far β looks back",
        "β 回看多远",
    ),
    aim=Text(
        "An exponentially weighted average remembers about 1/(1 − β) values.",
        "指数加权平均大约记住 1/(1 − β) 个值。",
    ),
    steps=(
        Step(
            scene="averages",
            begin=View(own={"focus": 1}),
            do=Text(
                "A year of temperatures, averaged with three β. Play to day 100.",
                "一年的气温，用三个 β 取平均。播放到第 100 天。",
            ),
            notice=Text(
                "β = 0.9 looks back over about 10 days and follows; 0.999 over about 1,000, and has hardly begun.",
                "β = 0.9 大约回看 10 天，跟得上；0.999 大约回看 1000 天，才刚刚起步。",
            ),
            done=(step(100),),
            solve=View(step=100),
        ),
        Step(
            scene="averages",
            do=Text(
                "Correct the bias.",
                "打开偏差修正。",
            ),
            notice=Text(
                "Every average began at 0, so its first values are too small; divided by the sum of its "
                "weights, 1 − β^t, it is right from the first day.",
                "每个平均都从 0 开始，所以开头偏小；除以权重之和 1 − β^t，第一天就对了。",
            ),
            done=(own("corrected", equals=True),),
            solve=View(own={"focus": 1, "corrected": True}, step=100),
        ),
        Step(
            scene="averages",
            do=Text(
                "Look at Momentum's V as such an average of the gradients.",
                "把动量的 V 当作梯度的这种平均来看。",
            ),
            notice=Text(
                "The recorded V and the average lie on one another: Momentum is this average, RMSprop "
                "the one of squares, Adam both.",
                "记录下来的 V 与平均完全重合：动量就是这种平均，RMSprop 是平方的平均，Adam 两者都有。",
            ),
            done=(own("source", equals="momentum_v"),),
            solve=View(own={"source": "momentum_v"}),
        ),
    ),
)

"""Vanishing and exploding: w*I, then real layers."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own, step

LESSON = Lesson(
    name="deep_gradients",
    order=70,
    section="5",
    title=Text(
        "Through 150 layers",
        "穿过 150 层",
    ),
    aim=Text(
        "Why signals and gradients explode or vanish in deep networks, and what an initialisation can do.",
        "为什么深层网络里的信号和梯度会爆炸或消失，初始化又能做什么。",
    ),
    steps=(
        Step(
            scene="deep",
            begin=View(own={"mode": "linear"}, step=0),
            do=Text(
                "150 layers that each multiply by w = 1.5, and by 0.5 beside it. Go forward to the last layer.",
                "150 层，每层乘以 w = 1.5，旁边一条乘以 0.5。往前走到最后一层。",
            ),
            notice=Text(
                "1.5^150 is 2.6·10²⁶, 0.5^150 is 7·10⁻⁴⁶: straight lines on a logarithmic scale, one up, one down.",
                "1.5^150 是 2.6·10²⁶，0.5^150 是 7·10⁻⁴⁶：在对数刻度上是两条直线，一条向上，一条向下。",
            ),
            done=(step(150),),
            solve=View(step=150),
        ),
        Step(
            scene="deep",
            do=Text(
                "Find a w between 0.98 and 1.02.",
                "把 w 调到 0.98 与 1.02 之间。",
            ),
            notice=Text(
                "Only very near 1 does a signal survive 150 layers; even 1.02 grows it almost twentyfold.",
                "只有非常接近 1，信号才活得过 150 层；即使是 1.02，也会放大近 20 倍。",
            ),
            done=(own("w", at_least=0.98, at_most=1.02),),
            solve=View(own={"mode": "linear", "w": 1.0}, step=150),
        ),
        Step(
            scene="deep",
            begin=View(own={"mode": "chain", "activation": "relu", "init": "small_normal"}, step=0),
            do=Text(
                "Real layers with ReLU, and weights of 0.01·N(0, 1). Choose the initialisation that "
                "keeps the signal alive.",
                "真正的层，ReLU 激活，权重为 0.01·N(0, 1)。选出能让信号活下来的初始化。",
            ),
            notice=Text(
                "He's: a variance of 2/n makes up for the half that ReLU cuts off.",
                "He 初始化：方差 2/n 补回了 ReLU 砍掉的一半。",
            ),
            done=(
                own("activation", equals="relu"),
                own("init", equals="he"),
            ),
            solve=View(own={"mode": "chain", "activation": "relu", "init": "he"}, step=0),
        ),
    ),
)

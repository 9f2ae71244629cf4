"""Momentum on the ravine, its two forms, and momentum without memory."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, ends, knob

LESSON = Lesson(
    name="momentum",
    order=110,
    section="9",
    title=Text(
        "Momentum",
        "动量",
    ),
    aim=Text(
        "An average of the gradients: what zigzags cancels, what is steady adds up.",
        "对梯度取平均：来回摆的互相抵消，方向一致的累积起来。",
    ),
    steps=(
        Step(
            scene="race",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "ravine"},
                    "steps": 200,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 0.04}},
                        {"rule": "momentum", "knobs": {"alpha": 0.04, "beta": 0.9}},
                    ],
                }
            ),
            do=Text(
                "GD and Momentum on a ravine with the same α. Play to the end.",
                "峡谷上的 GD 与动量，α 相同。播放到底。",
            ),
            notice=Text(
                "GD jumps from wall to wall. Momentum's V = 0.9V + 0.1dW averages the jumps away and "
                "keeps the push along the valley.",
                "GD 在两壁之间来回跳。动量的 V = 0.9V + 0.1dW 把来回跳平均掉，留下沿谷底的推力。",
            ),
            done=(ends(1, "reached"),),
            solve=View(),
        ),
        Step(
            scene="race",
            do=Text(
                "Set Momentum's β to 0.",
                "把动量的 β 设为 0。",
            ),
            notice=Text(
                "Without memory V is the gradient itself: both paths are the same to the last bit.",
                "没有记忆，V 就是梯度本身：两条路径分毫不差。",
            ),
            done=(knob(1, "beta", at_most=0.0),),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "ravine"},
                    "steps": 200,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 0.04}},
                        {"rule": "momentum", "knobs": {"alpha": 0.04, "beta": 0.0}},
                    ],
                }
            ),
        ),
        Step(
            scene="race",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "ravine"},
                    "steps": 200,
                    "racers": [
                        {"rule": "momentum", "knobs": {"alpha": 0.04, "beta": 0.9}, "label": "V = βV + (1 − β)dW"},
                        {
                            "rule": "momentum",
                            "knobs": {"alpha": 0.04, "beta": 0.9, "form": "heavy_ball"},
                            "label": "V = βV + dW",
                        },
                    ],
                }
            ),
            do=Text(
                "The notes' form and the frameworks' form with one α: they differ. Give the heavy ball "
                "α(1 − β) = 0.004.",
                "讲义的写法与框架的写法，α 相同，路径不同。把重球的 α 设为 α(1 − β) = 0.004。",
            ),
            notice=Text(
                "Now both walk the same path: the heavy ball's V is 1/(1 − β) = 10 times as large, its α a tenth.",
                "现在两者走同一条路：重球的 V 是 1/(1 − β) = 10 倍，它的 α 是十分之一。",
            ),
            done=(
                knob(1, "alpha", equals=0.004),
                knob(1, "form", equals="heavy_ball"),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "ravine"},
                    "steps": 200,
                    "racers": [
                        {"rule": "momentum", "knobs": {"alpha": 0.04, "beta": 0.9}, "label": "V = βV + (1 − β)dW"},
                        {
                            "rule": "momentum",
                            "knobs": {"alpha": 0.004, "beta": 0.9, "form": "heavy_ball"},
                            "label": "V = βV + dW",
                        },
                    ],
                }
            ),
        ),
    ),
)

"""The gradient taken off, and added, from both sides of the minimum."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Condition, Lesson, Step, View, step

LESSON = Lesson(
    name="why_minus",
    order=20,
    section="1",
    title=Text(
        "Why minus",
        "为什么是减号",
    ),
    aim=Text(
        "Why the gradient is taken off, on whichever side of the minimum one stands.",
        "不论站在最小值的哪一边，为什么都要减去梯度。",
    ),
    steps=(
        Step(
            scene="curve",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [10.0],
                    "steps": 40,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 1.0}, "label": "W − α dW"},
                        {"rule": "gd", "knobs": {"alpha": 1.0}, "label": "W + α dW", "sign": "plus"},
                    ],
                },
                step=0,
            ),
            do=Text(
                "Two racers, one with a minus and one with a plus. Take five steps: press → five times, or play.",
                "两名选手，一个用减号，一个用加号。走五步：按五次 →，或直接播放。",
            ),
            notice=Text(
                "Minus has gone down to 6.64, plus up to 17.44: the gradient points uphill. W_t = 5 + "
                "5·0.8^t and 5 + 5·1.2^t.",
                "减号走到 6.64，加号爬到 17.44：梯度指向上坡。W_t = 5 + 5·0.8^t 与 5 + 5·1.2^t。",
            ),
            done=(step(5),),
            solve=View(step=5),
        ),
        Step(
            scene="curve",
            do=Text(
                "Start on the other side: set W₀ to 0, and take a step.",
                "换到另一边：把 W₀ 设为 0，走一步。",
            ),
            notice=Text(
                "Here the gradient is −1: taking it off moves W to the right. The minus always leads "
                "down, from either side.",
                "这里的梯度是 −1：减去它，W 就往右走。不论从哪一边，减号总是往下走。",
            ),
            done=(
                Condition("spec", ("start", 0), at_most=4.0),
                step(1),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [0.0],
                    "steps": 40,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 1.0}, "label": "W − α dW"},
                        {"rule": "gd", "knobs": {"alpha": 1.0}, "label": "W + α dW", "sign": "plus"},
                    ],
                },
                step=1,
            ),
        ),
    ),
)

"""One step on the notes' curve: how far it goes, and how large it may be."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, ends, knob, step

LESSON = Lesson(
    name="gradient_descent",
    order=10,
    section="1",
    title=Text(
        "One step downhill",
        "下山的一步",
    ),
    aim=Text(
        "What one step of gradient descent does, and how large it may be.",
        "梯度下降的一步做了什么，步子最大能有多大。",
    ),
    steps=(
        Step(
            scene="curve",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [10.0],
                    "steps": 40,
                    "racers": [{"rule": "gd", "knobs": {"alpha": 1.0}}],
                },
                step=0,
            ),
            do=Text(
                "The curve is J = 0.1(W − 5)². At W = 10 its gradient is 1, and α is 1. Take one step: press →.",
                "曲线是 J = 0.1(W − 5)²。在 W = 10 处梯度为 1，α 也是 1。按 → 走一步。",
            ),
            notice=Text(
                "W is 9: 10 − 1·1. There the gradient is 0.8, so the next step is shorter; each step "
                "leaves 0.8 of the way to 5.",
                "W 变成 9：10 − 1·1。那里的梯度是 0.8，所以下一步更短；每一步剩下到 5 的距离的 0.8。",
            ),
            done=(step(1),),
            solve=View(step=1),
        ),
        Step(
            scene="curve",
            do=Text(
                "Set α to 5, and take one step from the start.",
                "把 α 设为 5，从起点走一步。",
            ),
            notice=Text(
                "1 − 0.2·5 = 0: one step lands on the minimum, W = 5, exactly.",
                "1 − 0.2·5 = 0：一步正好落在最小值 W = 5。",
            ),
            done=(
                knob(0, "alpha", equals=5.0),
                step(1),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [10.0],
                    "steps": 40,
                    "racers": [{"rule": "gd", "knobs": {"alpha": 5.0}}],
                },
                step=1,
            ),
        ),
        Step(
            scene="curve",
            do=Text(
                "Now make α larger than 10, and play to the end.",
                "再把 α 调到 10 以上，播放到底。",
            ),
            notice=Text(
                "Each step now overshoots by more than it came: above 2/0.2 = 10 gradient descent "
                "diverges. At 10 itself it jumps between 10 and 0 for ever.",
                "每一步冲过头的距离都比来时更远：超过 2/0.2 = 10，梯度下降就发散。正好取 10，则永远在 10 "
                "与 0 之间来回跳。",
            ),
            done=(ends(0, "diverged"),),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [10.0],
                    "steps": 40,
                    "racers": [{"rule": "gd", "knobs": {"alpha": 12.0}}],
                }
            ),
        ),
    ),
)

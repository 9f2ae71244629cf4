"""The first step of RMSprop, whatever the gradient."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Condition, Lesson, Step, View, step, value

LESSON = Lesson(
    name="rmsprop",
    order=130,
    section="10",
    title=Text(
        "RMSprop",
        "RMSprop",
    ),
    aim=Text(
        "A step that does not depend on how steep the ground is.",
        "与坡度大小无关的步长。",
    ),
    steps=(
        Step(
            scene="race",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [10.0],
                    "steps": 60,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 0.1}},
                        {"rule": "rmsprop", "knobs": {"alpha": 0.1, "beta": 0.9}},
                    ],
                },
                step=0,
            ),
            do=Text(
                "GD and RMSprop, both with α = 0.1. Take one step.",
                "GD 与 RMSprop，α 都是 0.1。走一步。",
            ),
            notice=Text(
                "GD goes 0.1·1. RMSprop goes 0.1/√(1 − 0.9) = 0.316: S is 0.1·dW², so the gradient cancels.",
                "GD 走 0.1·1。RMSprop 走 0.1/√(1 − 0.9) = 0.316：S 是 0.1·dW²，梯度被约掉了。",
            ),
            done=(
                step(1),
                value(1, "params", at_most=9.7),
            ),
            solve=View(step=1),
        ),
        Step(
            scene="race",
            do=Text(
                "Start at W = 5.1, where the gradient is 0.02, and take one step.",
                "从 W = 5.1 出发，那里的梯度只有 0.02，走一步。",
            ),
            notice=Text(
                "The same 0.316, far past the minimum: the size of the step says nothing about the slope any more.",
                "还是 0.316，远远冲过了最小值：步长不再反映坡度。",
            ),
            done=(
                Condition("spec", ("start", 0), at_most=6.0),
                step(1),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [5.1],
                    "steps": 60,
                    "racers": [
                        {"rule": "gd", "knobs": {"alpha": 0.1}},
                        {"rule": "rmsprop", "knobs": {"alpha": 0.1, "beta": 0.9}},
                    ],
                },
                step=1,
            ),
        ),
    ),
)

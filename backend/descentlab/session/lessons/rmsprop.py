"""The first step of RMSprop, whatever the gradient, and along every axis."""

from typing import Any

from descentlab.engine.text import Text
from descentlab.session.lesson import Condition, Lesson, Step, View, step, value


def _beside_gd(problem: str, start: list[float]) -> dict[str, Any]:
    """GD and RMSprop at one rate."""
    return {
        "problem": {"kind": "surface", "name": problem},
        "start": start,
        "steps": 60,
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.1}},
            {"rule": "rmsprop", "knobs": {"alpha": 0.1, "beta": 0.9}},
        ],
    }


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
            scene="rules",
            begin=View(spec=_beside_gd("notes_parabola", [10.0]), own={}, step=0),
            do=Text(
                "GD and RMSprop on the notes’ curve, both with α = 0.1. Take one step, and read RMSprop’s lines.",
                "讲义曲线上的 GD 与 RMSprop，α 都是 0.1。走一步，读一读 RMSprop 的每一行。",
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
            scene="rules",
            begin=View(spec=_beside_gd("notes_parabola", [5.1]), own={}, step=0),
            do=Text(
                "Now they start at W = 5.1, where the gradient is only 0.02. Take one step.",
                "现在从 W = 5.1 出发，那里的梯度只有 0.02。走一步。",
            ),
            notice=Text(
                "The same 0.316, far past the minimum: the size of the step says nothing about the slope any more.",
                "还是 0.316，远远冲过了最小值：步长不再反映坡度。",
            ),
            done=(
                Condition("spec", ("start", 0), at_most=6.0),
                step(1),
            ),
            solve=View(step=1),
        ),
        Step(
            scene="rules",
            begin=View(spec=_beside_gd("ravine", [-1.2, 1.0]), own={}, step=0),
            do=Text(
                "On the ravine the gradient is (−1.2, 40). Take one step.",
                "峡谷上的梯度是 (−1.2, 40)。走一步。",
            ),
            notice=Text(
                "RMSprop goes 0.316 along both axes, each divided by its own √S. GD is thrown to the other wall: "
                "0.12 along the valley, 4 across it.",
                "RMSprop 在两条轴上都走 0.316，各除以自己的 √S。GD 被甩到对面：沿谷底 0.12，横着却是 4。",
            ),
            done=(
                Condition("spec", ("problem", "name"), equals="ravine"),
                step(1),
            ),
            solve=View(step=1),
        ),
    ),
)

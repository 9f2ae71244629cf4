"""Momentum on the ravine at a rate that throws GD out, momentum without memory, and the two forms."""

from typing import Any

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, ends, knob

_FORMS = (
    ("V = βV + (1 − β)dW", "averaging", {"colour": "#0072B2", "dash": "solid", "marker": "circle"}),
    ("V = βV + dW", "heavy_ball", {"colour": "#D55E00", "dash": "dot", "marker": "triangle-up"}),
)


def _ravine(racers: list[dict[str, Any]]) -> dict[str, Any]:
    return {"problem": {"kind": "surface", "name": "ravine"}, "steps": 200, "racers": racers}


def _beside_gd(beta: float) -> dict[str, Any]:
    """GD and Momentum at one rate."""
    return _ravine(
        [
            {"rule": "gd", "knobs": {"alpha": 0.12}},
            {"rule": "momentum", "knobs": {"alpha": 0.12, "beta": beta}},
        ]
    )


def _forms(heavy: float) -> dict[str, Any]:
    """The averaging form at 0.12 and the heavy ball at a rate of its own."""
    return _ravine(
        [
            {
                "rule": "momentum",
                "label": label,
                "knobs": {"alpha": heavy if form == "heavy_ball" else 0.12, "beta": 0.9, "form": form},
                "style": style,
            }
            for label, form, style in _FORMS
        ]
    )


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
            scene="rules",
            begin=View(spec=_beside_gd(0.9), own={}),
            do=Text(
                "GD and Momentum on a ravine, both with α = 0.12: more than GD bears here, 2/40 = 0.05. Play to "
                "the end.",
                "峡谷上的 GD 与动量，α 都是 0.12，超过了 GD 在这里能承受的 2/40 = 0.05。播放到底。",
            ),
            notice=Text(
                "GD jumps from wall to wall, farther each time. Momentum’s V = 0.9V + 0.1dW averages the jumps away, "
                "keeps the push along the valley, and is there at step 131.",
                "GD 在两壁之间越跳越远。动量的 V = 0.9V + 0.1dW 把来回跳平均掉，留下沿谷底的推力，第 131 步到达。",
            ),
            done=(ends(0, "diverged"), ends(1, "reached")),
            solve=View(),
        ),
        Step(
            scene="rules",
            do=Text(
                "Set Momentum’s β to 0.",
                "把动量的 β 设为 0。",
            ),
            notice=Text(
                "Without memory V is the gradient itself: it is thrown out with GD, on the same path to the last bit.",
                "没有记忆，V 就是梯度本身：它和 GD 一起被甩出去，两条路径分毫不差。",
            ),
            done=(knob(1, "beta", at_most=0.0),),
            solve=View(spec=_beside_gd(0.0), own={}),
        ),
        Step(
            scene="rules",
            begin=View(spec=_forms(0.12), own={"part": "forms"}),
            do=Text(
                "The notes’ form and the frameworks’, with one α: the heavy ball is thrown out. Give it "
                "α(1 − β) = 0.012 in its own settings.",
                "讲义的写法与框架的写法，α 相同：重球被甩了出去。在它自己的设置里把 α 设为 α(1 − β) = 0.012。",
            ),
            notice=Text(
                "Now both walk the same path: the heavy ball’s V is 1/(1 − β) = 10 times as large, its α a tenth.",
                "现在两者走同一条路：重球的 V 是 1/(1 − β) = 10 倍，它的 α 是十分之一。",
            ),
            done=(
                knob(1, "alpha", equals=0.012),
                knob(1, "form", equals="heavy_ball"),
            ),
            solve=View(spec=_forms(0.012), own={"part": "forms"}),
        ),
    ),
)

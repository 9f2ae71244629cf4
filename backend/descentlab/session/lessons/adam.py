"""Adam put together of its terms, its first step, and the notes' beta2 against the paper's."""

from typing import Any

from descentlab.engine.text import Text
from descentlab.session.lesson import Condition, Lesson, Step, View, ends, knob, step, value

_STYLES = (
    {"colour": "#0072B2", "dash": "solid", "marker": "circle"},
    {"colour": "#D55E00", "dash": "dot", "marker": "triangle-up"},
)


def _built(racer: dict[str, Any]) -> dict[str, Any]:
    """Plain descent and the racer that is put together."""
    racers = [{"rule": "gd", "knobs": {"alpha": 0.047}}, racer]
    return {"problem": {"kind": "surface", "name": "ravine"}, "steps": 200, "racers": racers}


def _corrected_or_not() -> dict[str, Any]:
    pair: tuple[dict[str, Any], ...] = ({"label": "Vc/√Sc"}, {"label": "V/√S", "corrected": False})
    return {
        "problem": {"kind": "surface", "name": "ravine"},
        "steps": 200,
        "racers": [
            {"rule": "adam", "knobs": {"alpha": 0.08, "beta2": 0.999}, "style": style, **racer}
            for racer, style in zip(pair, _STYLES, strict=True)
        ],
    }


def _memories(*beta2: float) -> dict[str, Any]:
    """Adam with a shorter and a longer memory of squares."""
    return {
        "problem": {"kind": "surface", "name": "beale"},
        "steps": 300,
        "racers": [
            {"rule": "adam", "label": f"β₂ = {one}", "knobs": {"alpha": 0.2, "beta2": one}, "style": style}
            for one, style in zip(beta2, _STYLES, strict=True)
        ],
    }


LESSON = Lesson(
    name="adam",
    order=140,
    section="11",
    title=Text(
        "Adam",
        "Adam",
    ),
    aim=Text(
        "Momentum's average over RMSprop's root, both corrected for their start.",
        "动量的平均除以 RMSprop 的根，两者都修正了开头的偏差。",
    ),
    steps=(
        Step(
            scene="rules",
            begin=View(spec=_built({"rule": "momentum", "knobs": {"alpha": 0.12}}), own={}),
            do=Text(
                "The average V is on: that is Momentum. Switch on the root of S below it.",
                "平均 V 已经打开：这是动量。再打开分母里 S 的根。",
            ),
            notice=Text(
                "Momentum’s average over RMSprop’s root. With the third term, both corrected for their start at 0, it "
                "is Adam.",
                "动量的平均除以 RMSprop 的根。再加上第三项，两者都修正从 0 开始的偏差，就是 Adam。",
            ),
            done=(Condition("spec", ("racers", 1, "rule"), equals="adam"),),
            solve=View(
                spec=_built({"rule": "adam", "label": "V/√S", "corrected": False, "knobs": {"alpha": 0.08}}), own={}
            ),
        ),
        Step(
            scene="rules",
            begin=View(spec=_corrected_or_not(), own={"part": "bias"}, step=0),
            do=Text(
                "Adam with α = 0.08, and beside it the same without the correction. Take one step.",
                "α = 0.08 的 Adam，旁边是不做修正的。走一步。",
            ),
            notice=Text(
                "Corrected, Vc is dW and Sc is dW², so the first step is α = 0.08. Uncorrected it is "
                "α·0.1/√0.001 = 0.253, more than three times as far.",
                "修正之后 Vc 就是 dW，Sc 就是 dW²，所以第一步等于 α = 0.08。不修正则是 α·0.1/√0.001 = 0.253，"
                "三倍还多。",
            ),
            done=(
                step(1),
                value(0, "params", at_least=-1.13, at_most=-1.11),
            ),
            solve=View(step=1),
        ),
        Step(
            scene="rules",
            begin=View(spec=_memories(0.99, 0.999), own={"part": "memory", "charts": ["loss", "step"]}),
            do=Text(
                "The notes’ β₂ = 0.99 is there at step 179, the paper’s 0.999 at 222. Give the first 0.9, and play to "
                "the end.",
                "讲义的 β₂ = 0.99 第 179 步到达，论文的 0.999 第 222 步。把第一个改成 0.9，播放到底。",
            ),
            notice=Text(
                "A long memory holds the steep wall of the start against the steps that follow. One of ten steps "
                "forgets it at once, and then never settles: it circles the minimum.",
                "记忆长，开头陡壁的影响就一直压着后面的步子。只记十步，马上就忘，却也再安定不下来：它绕着最小值转。",
            ),
            done=(
                knob(0, "beta2", at_most=0.9),
                ends(0, "cycling"),
            ),
            solve=View(spec=_memories(0.9, 0.999), own={"part": "memory", "charts": ["loss", "step"]}),
        ),
    ),
)

"""Weight decay in the gradient and beside it: where each comes to rest, the notes' printed form, and a network."""

from typing import Any

from descentlab.engine.text import Text
from descentlab.session.lesson import Condition, Lesson, Step, View, knob, step

_STYLES = (
    {"colour": "#0072B2", "dash": "solid", "marker": "circle"},
    {"colour": "#56B4E9", "dash": "dot", "marker": "triangle-down"},
    {"colour": "#D55E00", "dash": "dash", "marker": "square"},
    {"colour": "#009E73", "dash": "longdash", "marker": "diamond"},
)


def _bowl(strength: float, beside: str = "decoupled") -> dict[str, Any]:
    """The scene's bowl with one strength for all; `beside` is the form of the second racer."""
    descent, adaptive = {"alpha": 0.08}, {"alpha": 0.1, "beta2": 0.99}
    racers = (
        ("gd", "GD + L2", "coupled", descent),
        ("gd", "GDW", beside, descent),
        ("adam", "Adam + L2", "coupled", adaptive),
        ("adam", "AdamW", "decoupled", adaptive),
    )
    return {
        "problem": {"kind": "formula", "expression": "0.5*((x - 3)^2 + 10*(y - 2)^2)", "parameters": ["x", "y"]},
        "start": [6, 4.2],
        "steps": 400,
        "racers": [
            {"rule": rule, "label": label, "l2_form": form, "knobs": {**knobs, "l2": strength}, "style": style}
            for (rule, label, form, knobs), style in zip(racers, _STYLES, strict=True)
        ],
    }


def _network() -> dict[str, Any]:
    """Three networks on few, noisy points."""
    decays: tuple[dict[str, Any], ...] = ({}, {"l2": 5, "l2_form": "coupled"}, {"l2": 5, "l2_form": "decoupled"})
    return {
        "problem": {
            "kind": "network",
            "data": {"name": "moons", "noise": 0.6, "size": 100},
            "network": {"hidden": [8, 8]},
            "batch_size": 10,
            "stride": 1,
        },
        "steps": 1000,
        "racers": [
            {"rule": "adam", "label": label, "knobs": {"alpha": 0.02}, "network": decay, "style": style}
            for label, decay, style in zip(("λ = 0", "Adam + L2", "AdamW"), decays, _STYLES[1:], strict=True)
        ],
    }


LESSON = Lesson(
    name="weight_decay",
    order=60,
    section="4",
    title=Text(
        "The pull toward zero",
        "朝零的拉力",
    ),
    aim=Text(
        "What weight decay does to where a run comes to rest.",
        "权重衰减怎样改变停下来的位置。",
    ),
    steps=(
        Step(
            scene="decay",
            begin=View(spec=_bowl(1)),
            do=Text(
                "The bowl is lowest at (3, 2), and each of four racers is pulled toward 0 with λ = 1. Let them play "
                "to the end.",
                "碗的最低点在 (3, 2)，四名选手都以 λ = 1 被拉向 0。播放到底。",
            ),
            notice=Text(
                "Both GDs and Adam with L2 rest at (1.5, 1.82), where pull and slope balance: (3/(1 + λ), "
                "20/(10 + λ)). AdamW goes on to (1, 1).",
                "两个 GD 和加 L2 的 Adam 停在 (1.5, 1.82)，拉力与坡度在那里平衡：(3/(1 + λ), 20/(10 + λ))。"
                "AdamW 一直走到 (1, 1)。",
            ),
            done=(step(400),),
            solve=View(),
        ),
        Step(
            scene="decay",
            do=Text(
                "Raise λ to 3, and play to the end.",
                "把 λ 提到 3，播放到底。",
            ),
            notice=Text(
                "All rest nearer to 0: three at (0.75, 1.54). Decoupled Adam holds its ground only up to 1/λ along "
                "each axis: (0.33, 0.33).",
                "都停得离 0 更近：三个在 (0.75, 1.54)。解耦的 Adam 在每条轴上最远只能停在 1/λ：(0.33, 0.33)。",
            ),
            done=(
                knob(0, "l2", at_least=3),
                knob(3, "l2", at_least=3),
                step(400),
            ),
            solve=View(spec=_bowl(3)),
        ),
        Step(
            scene="decay",
            begin=View(spec=_bowl(1)),
            do=Text(
                "The notes print W := W − (λ/m)W − α dW. In GDW’s settings take the form “as printed”, and play to "
                "the end.",
                "讲义印的是 W := W − (λ/m)W − α dW。在 GDW 的设置里选“照讲义”，播放到底。",
            ),
            notice=Text(
                "It rests at (0.22, 0.89): without α in the middle term the pull is 1/α = 12.5 times as strong. With "
                "λ = 0.08 it walks the path of GDW again, to the last bit.",
                "它停在 (0.22, 0.89)：中间一项少了 α，拉力就是 1/α = 12.5 倍。取 λ = 0.08，它又分毫不差地走 GDW 的路。",
            ),
            done=(
                Condition("spec", ("racers", 1, "l2_form"), equals="as_printed"),
                step(400),
            ),
            solve=View(spec=_bowl(1, "as_printed")),
        ),
        Step(
            scene="decay",
            begin=View(spec=_network()),
            do=Text(
                "Three networks learn from fifty noisy points: without decay, with L2 in Adam’s gradient, and AdamW. "
                "Let them play to the end.",
                "三个网络从五十个带噪声的点学习：不衰减、L2 放进 Adam 的梯度、AdamW。播放到底。",
            ),
            notice=Text(
                "Without decay the weights grow from 3.8 to 7.4, and the test loss is highest. With the same λ, L2 in "
                "the gradient leaves 1.4, AdamW 4.0.",
                "不衰减，权重从 3.8 长到 7.4，测试损失最高。同一个 λ，放进梯度的 L2 只剩 1.4，AdamW 剩 4.0。",
            ),
            done=(step(1000),),
            solve=View(),
        ),
    ),
)

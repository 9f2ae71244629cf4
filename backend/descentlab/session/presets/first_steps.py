"""What bias correction does: Adam's first step against RMSprop's."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="first_steps",
    order=110,
    topic="memory",
    title=Text("The first step: with and without correction", "第一步：有没有偏差校正"),
    sentence=Text(
        "Averages that start at 0 are too small at first. Adam corrects that, and its first step is α = 0.5 "
        "long whatever the gradient; RMSprop does not, and jumps α/√(1 − β) = 1.58.",
        "从 0 开始的平均值，起初都偏小。Adam 做了校正，无论梯度多大，第一步都是 α = 0.5；RMSprop 不校正，一跳"
        "就是 α/√(1 − β) = 1.58。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "notes_parabola"},
        "steps": 60,
        "racers": [{"rule": "adam", "knobs": {"alpha": 0.5}}, {"rule": "rmsprop", "knobs": {"alpha": 0.5}}],
    },
    speed=2.0,
)

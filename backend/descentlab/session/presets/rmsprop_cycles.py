"""RMSprop at a fixed rate, and at one that decays."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="rmsprop_cycles",
    order=100,
    topic="memory",
    title=Text("RMSprop never rests", "RMSprop 停不下来"),
    sentence=Text(
        "At a fixed rate RMSprop ends by jumping back and forth across the minimum, α wide, for ever: its "
        "steps do not shrink with the gradient. Let α decay and it comes to rest.",
        "学习率不变时，RMSprop 最后永远在最低点两侧来回跳，每次跳 α 那么宽：它的步子不随梯度变小。让 α 衰减，"
        "它就停下来了。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "bowl"},
        "steps": 300,
        "racers": [
            {"rule": "rmsprop", "label": "α = 0.1", "knobs": {"alpha": 0.1}},
            {
                "rule": "rmsprop",
                "label": "α = 0.1 · 0.8ᵏ",
                "knobs": {"alpha": 0.1},
                "schedule": {"name": "exponential", "knobs": {"base": 0.8}},
            },
        ],
    },
)

"""The notes' curve twice: the gradient taken off, and added."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="why_minus",
    order=20,
    topic="notes",
    title=Text("The notes' curve: why minus", "讲义的曲线：为什么是减号"),
    sentence=Text(
        "At W = 10 the gradient is 1. Taking it off leads down, each step leaving 0.8 of the way to 5; "
        "adding it climbs away, each step 1.2 times further.",
        "在 W = 10 处梯度是 1。减去它就往下走，每一步到 5 的距离变成原来的 0.8 倍；加上它就越爬越高，每一步变"
        "成 1.2 倍。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "notes_parabola"},
        "steps": 40,
        "racers": [
            {"rule": "gd", "label": "W − α dW", "knobs": {"alpha": 1.0}},
            {"rule": "gd", "label": "W + α dW", "knobs": {"alpha": 1.0}, "sign": "plus"},
        ],
    },
    speed=5.0,
)

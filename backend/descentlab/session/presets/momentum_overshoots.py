"""GD and Momentum on a round bowl."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="momentum_overshoots",
    order=80,
    topic="memory",
    title=Text("Momentum overshoots", "动量法冲过了头"),
    sentence=Text(
        "On a round bowl GD walks straight to the minimum and stops. Momentum, still carrying the push of "
        "earlier steps, rolls a quarter of the way up the other side before it turns.",
        "在圆碗上，GD 沿直线走到最低点就停了。动量法还带着先前的冲劲，滚上对面，超出全程的四分之一才掉头。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "bowl"},
        "steps": 150,
        "racers": [{"rule": "gd", "knobs": {"alpha": 0.1}}, {"rule": "momentum", "knobs": {"alpha": 0.1}}],
    },
)

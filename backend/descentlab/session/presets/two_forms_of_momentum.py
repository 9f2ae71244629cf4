"""The notes' momentum and the frameworks' are one path."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="two_forms_of_momentum",
    order=90,
    topic="memory",
    title=Text("Momentum written two ways", "动量法的两种写法"),
    sentence=Text(
        "The notes average the gradients, the frameworks add them up. With β = 0.9 the average at α = 0.12 "
        "and the sum at α(1 − β) = 0.012 walk the same path, step for step.",
        "讲义取梯度的平均，框架取梯度的累加。β = 0.9 时，α = 0.12 的平均与 α(1 − β) = 0.012 的累加，每一步都"
        "走在同一条路上。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "ravine"},
        "racers": [
            {"rule": "momentum", "label": "V = 0.9V + 0.1g", "knobs": {"alpha": 0.12, "form": "averaging"}},
            {"rule": "momentum", "label": "V = 0.9V + g", "knobs": {"alpha": 0.012, "form": "heavy_ball"}},
        ],
    },
)

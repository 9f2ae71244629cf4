"""Adam against AdamW: what decoupled weight decay does."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="decay_pulls_to_zero",
    order=200,
    topic="memory",
    title=Text("AdamW pulls to zero", "AdamW 往零拉"),
    sentence=Text(
        "AdamW takes a part of W off beside the step, so it comes to rest short of the minimum at 5, where "
        "the pull to 0 and the slope balance; Adam goes all the way.",
        "AdamW 在步子之外还按比例减小 W，所以停在最小值 5 之前、拉力与坡度平衡的地方；Adam 一直走到 5。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "notes_parabola"},
        "steps": 300,
        "racers": [
            {"rule": "adam", "knobs": {"alpha": 0.4}},
            {"rule": "adamw", "knobs": {"alpha": 0.4, "weight_decay": 0.1}},
        ],
    },
    speed=60.0,
)

"""Four racers a thousandth off the ridge of a saddle."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="leaving_the_saddle",
    order=160,
    topic="ground",
    title=Text("Leaving a saddle", "离开鞍点"),
    sentence=Text(
        "All start a thousandth off the ridge, where the slope to the side is next to nothing. RMSprop and "
        "Adam divide by it and are off within a dozen steps; GD waits some thirty, Momentum sixty, for it to "
        "grow.",
        "都从偏离山脊千分之一的地方出发，那里侧向的坡度几乎是零。RMSprop 和 Adam 除以这个坡度，十来步就离开了"
        "；GD 要等三十来步，动量法要六十来步，等它慢慢变大。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "saddle"},
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.1}},
            {"rule": "momentum", "knobs": {"alpha": 0.1}},
            {"rule": "rmsprop", "knobs": {"alpha": 0.02}},
            {"rule": "adam", "knobs": {"alpha": 0.05}},
        ],
    },
    speed=10.0,
)

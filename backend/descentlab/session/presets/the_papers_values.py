"""The values that papers and frameworks propose, on ground they were not made for."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="the_papers_values",
    order=140,
    topic="rates",
    title=Text("The papers' values", "论文的数值"),
    sentence=Text(
        "GD and the heavy ball at 0.01, RMSprop and Adam at 0.001, as frameworks propose. Right for a "
        "network’s million weights, small here: Adam moves at most about 0.001 a step on each axis and after "
        "500 steps is still on the wall.",
        "按框架的建议：GD 和重球取 0.01，RMSprop 和 Adam 取 0.001。对网络的上百万个权重正合适，在这里就太小了"
        "：Adam 每一步在每个轴上最多走约 0.001，走了 500 步还在谷壁上。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "ravine"},
        "steps": 500,
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.01}},
            {"rule": "momentum", "label": "V = 0.9V + g", "knobs": {"alpha": 0.01, "form": "heavy_ball"}},
            {"rule": "rmsprop", "knobs": {"alpha": 0.001}},
            {"rule": "adam", "knobs": {"alpha": 0.001}},
        ],
    },
    speed=60.0,
)

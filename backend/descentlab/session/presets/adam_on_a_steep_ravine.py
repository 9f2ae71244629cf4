"""A ravine a thousand times steeper across than along."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="adam_on_a_steep_ravine",
    order=120,
    topic="memory",
    title=Text("Adam against the ravine", "Adam 对峡谷"),
    sentence=Text(
        "A thousand times steeper across than along: the best α that GD can bear, 2/1001, leaves it in the "
        "valley at step 400 with more than a third of the way to go. Adam scales each axis by itself, walks "
        "in as if the ravine were round, and stays from step 124.",
        "横向比纵向陡一千倍：GD 受得住的最好学习率是 2/1001，走了 400 步还剩三分之一以上的路。Adam 各轴分别缩"
        "放，就像走在圆碗里一样，第 124 步起便留在了谷底。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "ravine", "knobs": {"condition": 1000.0}},
        "steps": 400,
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.001998001998001998}},
            {"rule": "momentum", "knobs": {"alpha": 0.035}},
            {"rule": "adam", "knobs": {"alpha": 0.08}},
        ],
    },
    speed=60.0,
)

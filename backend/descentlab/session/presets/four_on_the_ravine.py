"""The race that the page opens with: the usual four on the usual ground."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="four_on_the_ravine",
    order=10,
    topic="memory",
    title=Text("Four on the ravine", "峡谷上的四位选手"),
    sentence=Text(
        "The steep walls set the pace: GD zigzags between them, Momentum swings past the minimum and comes "
        "back, RMSprop goes straight but at a fixed rate never comes to rest, Adam goes straight and settles.",
        "快慢由陡壁决定：GD 在两壁之间来回折返；动量法冲过最低点再绕回来；RMSprop 直奔谷底，但学习率不变就停"
        "不下来；Adam 直奔谷底，也停得住。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "ravine"},
        "steps": 200,
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.047}},
            {"rule": "momentum", "knobs": {"alpha": 0.12}},
            {"rule": "rmsprop", "knobs": {"alpha": 0.02}},
            {"rule": "adam", "knobs": {"alpha": 0.08}},
        ],
    },
)

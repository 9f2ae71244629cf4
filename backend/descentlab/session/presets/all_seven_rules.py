"""Every rule there is, each at a rate that suits it."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="all_seven_rules",
    order=210,
    topic="memory",
    title=Text("All seven rules", "七种方法一起跑"),
    sentence=Text(
        "Every rule of the lab on one ravine, each at a rate that suits it there. All but RMSprop, whose "
        "rate is fixed, come to rest at the minimum.",
        "实验室里的每一种方法同场比赛，学习率各取所宜。除了学习率不变的 RMSprop，都停在了最低点。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "ravine"},
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.047}},
            {"rule": "momentum", "knobs": {"alpha": 0.12}},
            {"rule": "nesterov", "knobs": {"alpha": 0.012}},
            {"rule": "adagrad", "knobs": {"alpha": 0.3}},
            {"rule": "rmsprop", "knobs": {"alpha": 0.02}},
            {"rule": "adam", "knobs": {"alpha": 0.08}},
            {"rule": "adamw", "knobs": {"alpha": 0.08}},
        ],
    },
)

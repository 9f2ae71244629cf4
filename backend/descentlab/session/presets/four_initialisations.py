"""Zeros, small numbers, Glorot and He."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="four_initialisations",
    order=330,
    topic="networks",
    title=Text("Four initialisations", "四种初始化"),
    sentence=Text(
        "All weights zero, and every unit learns the same: nothing. A hundredth of a normal number is hardly "
        "better: the signal dies on its way through three layers. Glorot’s and He’s scales learn.",
        "权重全为零时，所有单元学到的都一样：什么也没学到。取正态随机数的百分之一也差不多：信号穿过三"
        "层就消失了。Glorot 和 He 的尺度则学得会。",
    ),
    spec={
        "problem": {"kind": "network", "data": {"name": "circle"}, "network": {"hidden": [8, 8, 8]}, "batch_size": 10},
        "steps": 600,
        "racers": [
            {"rule": "gd", "label": "0", "knobs": {"alpha": 0.1}, "network": {"init": "zeros"}},
            {"rule": "gd", "label": "0.01·N(0, 1)", "knobs": {"alpha": 0.1}, "network": {"init": "small_normal"}},
            {"rule": "gd", "label": "Glorot", "knobs": {"alpha": 0.1}, "network": {"init": "glorot_normal"}},
            {"rule": "gd", "label": "He", "knobs": {"alpha": 0.1}, "network": {"init": "he"}},
        ],
    },
)

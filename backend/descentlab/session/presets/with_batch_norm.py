"""A deep sigmoid network, normalised and not."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="with_batch_norm",
    order=320,
    topic="networks",
    title=Text("With and without batch normalisation", "有无批归一化"),
    sentence=Text(
        "Four layers of sigmoids pass on next to no gradient, and the plain network stays at a coin’s toss. "
        "Normalised, the same network comes to 95 % within 100 updates.",
        "四层 sigmoid 几乎传不回梯度，普通网络一直像抛硬币。加上批归一化，同一个网络不到 100 次更新就达到 95 %。",
    ),
    spec={
        "problem": {
            "kind": "network",
            "data": {"name": "moons"},
            "network": {"hidden": [8, 8, 8, 8], "activation": "sigmoid"},
            "batch_size": 32,
        },
        "steps": 600,
        "racers": [
            {"rule": "gd", "label": "g(Wa + b)", "knobs": {"alpha": 0.1}},
            {"rule": "gd", "label": "g(BN(Wa))", "knobs": {"alpha": 0.1}, "network": {"batch_norm": True}},
        ],
    },
)

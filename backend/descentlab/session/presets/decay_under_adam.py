"""L2 in the gradient against decay beside the rule, under Adam."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="decay_under_adam",
    order=340,
    topic="networks",
    title=Text("Weight decay under Adam, coupled and decoupled", "Adam 下的权重衰减：耦合与解耦"),
    sentence=Text(
        "The same λ. Inside the gradient it is divided by √S with the rest, and pulls far harder than beside "
        "it: the coupled network’s weights are less than half as large. Without decay the weights are "
        "largest, and the test loss highest.",
        "同一个 λ。放进梯度里，它和梯度一起被 √S 除，拉力比放在外面大得多：耦合网络的权重还不到"
        "一半大。没有衰减时权重最大，测试损失也最高。",
    ),
    spec={
        "problem": {
            "kind": "network",
            "data": {"name": "moons", "noise": 0.6, "size": 100},
            "network": {"hidden": [8, 8]},
            "batch_size": 10,
        },
        "steps": 1000,
        "racers": [
            {"rule": "adam", "label": "Adam", "knobs": {"alpha": 0.02}},
            {"rule": "adam", "label": "Adam + L2", "knobs": {"alpha": 0.02}, "network": {"l2": 5.0}},
            {
                "rule": "adam",
                "label": "AdamW",
                "knobs": {"alpha": 0.02},
                "network": {"l2": 5.0, "l2_form": "decoupled"},
            },
        ],
    },
)

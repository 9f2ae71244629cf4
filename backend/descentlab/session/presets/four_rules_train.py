"""Four rules train the same network; the network scene opens with it."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="four_rules_train",
    order=300,
    topic="networks",
    title=Text("Four rules train one network", "四种规则训练同一个网络"),
    sentence=Text(
        "From the same weights, on the same batches, all four are right on more than 99 % of the samples they"
        " never saw, each along a way of its own.",
        "从相同的权重出发，用相同的批次，四种规则在没见过的样本上都有 99 % 以上的正确率，但各走各的路。",
    ),
    spec={
        "problem": {"kind": "network", "data": {"name": "circle"}, "network": {"hidden": [8, 4]}, "batch_size": 10},
        "steps": 1000,
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.3}},
            {"rule": "momentum", "knobs": {"alpha": 0.3}},
            {"rule": "rmsprop", "knobs": {"alpha": 0.01}},
            {"rule": "adam", "knobs": {"alpha": 0.02}},
        ],
    },
)

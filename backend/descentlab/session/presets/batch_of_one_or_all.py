"""Stochastic, mini-batch and batch gradient descent, side by side."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="batch_of_one_or_all",
    order=310,
    topic="networks",
    title=Text("Batches of 1, 64 and all", "批大小 1、64 与全部"),
    sentence=Text(
        "By update, large batches come to 95 % first and without noise. By samples seen, single samples are "
        "there after about three hundred, batches of 64 after almost six thousand, the whole set after "
        "24,000.",
        "按更新次数看，大批次先到 95 %，而且没有噪声。按见过的样本看，每次一个样本只要三百个左右"
        "，批大小 64 要将近六千个，全部样本要 24,000 个。",
    ),
    spec={
        "problem": {"kind": "network", "data": {"name": "circle"}, "network": {"hidden": [8, 4]}},
        "steps": 1000,
        "racers": [
            {"rule": "gd", "label": "B = 1", "knobs": {"alpha": 0.1}, "batch_size": 1},
            {"rule": "gd", "label": "B = 64", "knobs": {"alpha": 0.1}, "batch_size": 64},
            {"rule": "gd", "label": "B = M", "knobs": {"alpha": 0.1}, "batch_size": 250},
        ],
    },
)

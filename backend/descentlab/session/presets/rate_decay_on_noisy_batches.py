"""A schedule against none on small batches."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="rate_decay_on_noisy_batches",
    order=350,
    topic="networks",
    title=Text("A decaying rate against a constant one", "衰减的学习率与不变的学习率"),
    sentence=Text(
        "Batches of five are noisy, and a constant rate keeps shaking. The rate that falls with the epochs "
        "comes to rest: less than half the test loss in the end.",
        "批大小为 5 时噪声很大，学习率不变就一直抖动。学习率随轮数下降则能安定下来：最后的测试损失不到一半。",
    ),
    spec={
        "problem": {
            "kind": "network",
            "data": {"name": "moons", "noise": 0.5},
            "network": {"hidden": [8, 8]},
            "batch_size": 5,
        },
        "steps": 2000,
        "racers": [
            {"rule": "gd", "label": "α₀", "knobs": {"alpha": 0.5}},
            {"rule": "gd", "label": "α₀/(1 + epoch)", "knobs": {"alpha": 0.5}, "schedule": {"name": "inverse_epoch"}},
        ],
    },
)

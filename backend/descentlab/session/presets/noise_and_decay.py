"""Noisy gradients: a constant rate against one that decays."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="noise_and_decay",
    order=150,
    topic="rates",
    title=Text("Noise: constant against decayed", "噪声：不变与衰减"),
    sentence=Text(
        "Noise of standard deviation 1 on every gradient stands for mini-batches. A constant rate goes on "
        "trembling about the minimum; the same rate decayed by epoch comes much closer: its loss is less "
        "than half.",
        "每个梯度都加上标准差为 1 的噪声，代替小批量。学习率不变，就一直在最低点附近抖动；同样的学习率按 "
        "epoch 衰减，就近得多，损失不到一半。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "bowl"},
        "steps": 300,
        "noise": 1.0,
        "racers": [
            {"rule": "gd", "label": "α = 0.1", "knobs": {"alpha": 0.1}},
            {
                "rule": "gd",
                "label": "α = 0.1/(1 + 0.3k)",
                "knobs": {"alpha": 0.1},
                "schedule": {"name": "inverse_epoch", "knobs": {"rate": 0.3}},
            },
        ],
    },
    speed=60.0,
)

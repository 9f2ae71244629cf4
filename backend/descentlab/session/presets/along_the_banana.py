"""Rosenbrock: to find the valley is easy, to walk along it is not."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="along_the_banana",
    order=190,
    topic="ground",
    title=Text("Along Rosenbrock’s valley", "走完 Rosenbrock 山谷"),
    sentence=Text(
        "All four are in the valley within fifty steps. The bend is where they part: after 500, Adam and "
        "Momentum have a loss under a hundredth of GD’s.",
        "五十步之内四位都进了山谷，拉开差距的是谷底的弯道：500 步之后，Adam 和动量法的损失还不到 GD 的百分之一。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "rosenbrock"},
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.002}},
            {"rule": "momentum", "knobs": {"alpha": 0.01}},
            {"rule": "rmsprop", "knobs": {"alpha": 0.01}},
            {"rule": "adam", "knobs": {"alpha": 0.2}},
        ],
    },
    speed=60.0,
)

"""A plateau, then a cliff: GD is thrown, Adam walks."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="over_the_cliff",
    order=180,
    topic="ground",
    title=Text("Over the cliff", "冲下悬崖"),
    sentence=Text(
        "On the plateau GD’s steps are 0.03 long; at the edge one step of 3 throws it far past the minimum. "
        "Adam’s never pass 0.15: it walks off the plateau and down at its own pace.",
        "高原上 GD 每步只有 0.03；到了崖边，一步 3 那么长，把它远远甩过了最小值。Adam 的步子从不超过 0.15，按"
        "自己的节奏走下高原、走下悬崖。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "cliff"},
        "steps": 150,
        "racers": [{"rule": "gd", "knobs": {"alpha": 0.6}}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
    },
    speed=10.0,
)

"""GD a hair below and a hair above its limit."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="edge_of_stability",
    order=60,
    topic="rates",
    title=Text("At the edge: 0.0499 and 0.0501", "临界：0.0499 与 0.0501"),
    sentence=Text(
        "Across the ravine the curvature is 40, so GD can bear α up to 2/40 = 0.05. At 0.0499 each jump is "
        "0.4% shorter than the last, at 0.0501 0.4% longer: the whole difference between arriving and "
        "leaving.",
        "横向的曲率是 40，所以 GD 最多受得住 α = 2/40 = 0.05。取 0.0499，每次跳跃比上一次短 0.4%；取 0.0501，"
        "则长 0.4%：到达与离开，差别仅此而已。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "ravine"},
        "steps": 600,
        "racers": [
            {"rule": "gd", "label": "α = 0.0499", "knobs": {"alpha": 0.0499}},
            {"rule": "gd", "label": "α = 0.0501", "knobs": {"alpha": 0.0501}},
        ],
    },
    speed=60.0,
)

"""Every racer above its own limit."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="all_diverge",
    order=70,
    topic="rates",
    title=Text("All diverge", "全部发散"),
    sentence=Text(
        "Each is a little above what it can bear on this ravine: GD 0.05, Momentum 0.95 as an average and "
        "0.095 as a heavy ball, Nesterov 0.0339. Momentum bears more than GD, but not everything.",
        "每一位都略微超过自己在这个峡谷上受得住的学习率：GD 0.05；动量法取平均时 0.95，写成重球时 0.095；"
        "Nesterov 0.0339。动量法比 GD 受得住，但也有限度。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "ravine"},
        "steps": 200,
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.052}},
            {"rule": "momentum", "label": "V = 0.9V + 0.1g", "knobs": {"alpha": 0.97}},
            {"rule": "momentum", "label": "V = 0.9V + g", "knobs": {"alpha": 0.097, "form": "heavy_ball"}},
            {"rule": "nesterov", "knobs": {"alpha": 0.04}},
        ],
    },
)

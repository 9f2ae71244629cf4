"""GD on the notes' curve at four learning rates: four fates."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="one_curve_four_rates",
    order=30,
    topic="rates",
    title=Text("One curve, four learning rates", "一条曲线，四个学习率"),
    sentence=Text(
        "The distance to 5 is multiplied by 1 − 0.2α at each step: α = 1 walks in, 5 lands on it at once, 10 "
        "jumps back and forth for ever, 11 is thrown further each time.",
        "每一步到 5 的距离都乘上 1 − 0.2α：α = 1 慢慢走近，5 一步到位，10 永远来回跳，11 越跳越远。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "notes_parabola"},
        "steps": 40,
        "racers": [
            {"rule": "gd", "label": "α = 1", "knobs": {"alpha": 1.0}},
            {"rule": "gd", "label": "α = 5", "knobs": {"alpha": 5.0}},
            {"rule": "gd", "label": "α = 10", "knobs": {"alpha": 10.0}},
            {"rule": "gd", "label": "α = 11", "knobs": {"alpha": 11.0}},
        ],
    },
    speed=5.0,
)

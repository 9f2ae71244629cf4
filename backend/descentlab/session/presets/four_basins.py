"""One rule, four starts, four minima."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="four_basins",
    order=170,
    topic="ground",
    title=Text("Four starts, four minima", "四个起点，四个极小值"),
    sentence=Text(
        "The same rule at the same rate from four places: each runs down into another of Himmelblau’s four "
        "minima, all equally low.",
        "同一种方法、同一个学习率，从四个地方出发：各自走进 Himmelblau 函数四个一样低的极小值中的一个。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "himmelblau"},
        "steps": 60,
        "racers": [
            {"rule": "gd", "label": "(1, 1)", "knobs": {"alpha": 0.01}, "start": [1.0, 1.0]},
            {"rule": "gd", "label": "(−1, 1)", "knobs": {"alpha": 0.01}, "start": [-1.0, 1.0]},
            {"rule": "gd", "label": "(−1, −1)", "knobs": {"alpha": 0.01}, "start": [-1.0, -1.0]},
            {"rule": "gd", "label": "(1, −1)", "knobs": {"alpha": 0.01}, "start": [1.0, -1.0]},
        ],
    },
    speed=10.0,
)

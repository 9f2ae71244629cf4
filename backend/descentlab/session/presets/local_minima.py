"""A curve with several minima: the start decides, and so does the rate."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="local_minima",
    order=50,
    topic="notes",
    title=Text("Several minima", "好几个极小值"),
    sentence=Text(
        "From W = 10 at α = 0.3 GD is trapped in the narrow minimum at 8.04. A larger rate, 1.2, cannot "
        "settle there and finds the lowest one; so does the same small rate from −2. Where a run ends "
        "depends on the start and on α.",
        "从 W = 10 出发、α = 0.3 的 GD 困在 8.04 处的窄谷里。学习率取 1.2 就大得停不住，反而找到了最低点；同"
        "样小的学习率从 −2 出发也能找到。终点取决于起点，也取决于 α。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "notes_waves"},
        "steps": 60,
        "racers": [
            {"rule": "gd", "label": "α = 0.3", "knobs": {"alpha": 0.3}},
            {"rule": "gd", "label": "α = 1.2", "knobs": {"alpha": 1.2}},
            {"rule": "gd", "label": "α = 0.3, W₀ = −2", "knobs": {"alpha": 0.3}, "start": [-2.0]},
        ],
    },
    speed=10.0,
)

"""The notes' beta2 0.99 against the paper's 0.999."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="beta2_memory",
    order=130,
    topic="memory",
    title=Text(
        "β₂: the notes' 0.99, the paper's 0.999",
        "β₂：讲义的 0.99 与论文的 0.999",
    ),
    sentence=Text(
        "The wall at the start leaves a large S behind. β₂ = 0.99 forgets it in about a hundred steps, 0.999 "
        "in about a thousand, and until then every step is divided by it: the notes’ value is there more "
        "than forty steps sooner.",
        "出发处的陡壁留下了很大的 S。β₂ = 0.99 大约一百步就忘掉它，0.999 要一千步左右，在那之前每一步都要除以"
        "它：讲义的取值早到四十多步。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "beale"},
        "racers": [
            {"rule": "adam", "label": "β₂ = 0.99", "knobs": {"alpha": 0.2, "beta2": 0.99}},
            {"rule": "adam", "label": "β₂ = 0.999", "knobs": {"alpha": 0.2, "beta2": 0.999}},
        ],
    },
)

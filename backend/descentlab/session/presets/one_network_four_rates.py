"""The same rule at four learning rates."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="one_network_four_rates",
    order=360,
    topic="networks",
    title=Text("One network, four learning rates", "一个网络，四种学习率"),
    sentence=Text(
        "0.003 creeps, 0.03 needs hundreds of updates, 0.3 comes to 95 % within a hundred, and 3 blows the weights up.",
        "0.003 爬得很慢，0.03 要几百次更新，0.3 不到一百次就达到 95 %，3 则让权重爆炸。",
    ),
    spec={
        "problem": {"kind": "network", "data": {"name": "circle"}, "network": {"hidden": [8, 4]}, "batch_size": 10},
        "steps": 600,
        "racers": [
            {"rule": "gd", "label": "α = 0.003", "knobs": {"alpha": 0.003}},
            {"rule": "gd", "label": "α = 0.03", "knobs": {"alpha": 0.03}},
            {"rule": "gd", "label": "α = 0.3", "knobs": {"alpha": 0.3}},
            {"rule": "gd", "label": "α = 3", "knobs": {"alpha": 3.0}},
        ],
    },
)

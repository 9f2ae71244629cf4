"""The notes' values: alpha0 0.2 and rate 1, beta 0.9, beta2 0.99."""

from descentlab.engine.text import Text
from descentlab.session.preset import Preset

PRESET = Preset(
    name="the_notes_values",
    order=40,
    topic="notes",
    title=Text("The notes' values", "讲义的数值"),
    sentence=Text(
        "α₀ = 0.2 and a decay rate of 1 give 0.1, 0.0667, 0.05, 0.04 in the first four epochs; β = 0.9, and "
        "Adam's β₂ = 0.99. On a curve this long the decay is too hasty: after thirty epochs only RMSprop, "
        "whose first step is three times α, has arrived.",
        "α₀ = 0.2、衰减率 1，前四个 epoch 的学习率是 0.1、0.0667、0.05、0.04；β = 0.9，Adam 的 β₂ = 0.99。对"
        "这么长的路来说衰减太急：三十个 epoch 之后，只有第一步就有 α 三倍大的 RMSprop 到了。",
    ),
    spec={
        "problem": {"kind": "surface", "name": "notes_parabola"},
        "steps": 300,
        "racers": [
            {"rule": "gd", "knobs": {"alpha": 0.2}, "schedule": {"name": "inverse_epoch", "knobs": {"rate": 1.0}}},
            {
                "rule": "momentum",
                "knobs": {"alpha": 0.2, "beta": 0.9},
                "schedule": {"name": "inverse_epoch", "knobs": {"rate": 1.0}},
            },
            {
                "rule": "rmsprop",
                "knobs": {"alpha": 0.2, "beta": 0.9},
                "schedule": {"name": "inverse_epoch", "knobs": {"rate": 1.0}},
            },
            {
                "rule": "adam",
                "knobs": {"alpha": 0.2, "beta1": 0.9, "beta2": 0.99},
                "schedule": {"name": "inverse_epoch", "knobs": {"rate": 1.0}},
            },
        ],
    },
)

"""Gradient descent: a step against the gradient, as long as the gradient is steep."""

from descentlab.engine.knob import KnobValues
from descentlab.engine.optimizer import Line, Rule, Style, Torch
from descentlab.engine.rule_knobs import learning_rate
from descentlab.engine.text import Text


def _stability_limit(_knobs: KnobValues, curvature: float) -> float:
    return 2.0 / curvature


RULE = Rule(
    name="gd",
    order=10,
    label="GD",
    title=Text("Gradient descent", "梯度下降"),
    story=Text(
        "Walks straight downhill, in steps as long as the slope is steep. Too small a rate creeps; above 2 divided by "
        "the largest "
        "curvature each step overshoots by more than the last and the run blows up.",
        "每一步都沿最陡的方向下山，坡越陡步子越大。学习率太小就慢慢爬；超过 2 除以最大曲率时，"
        "每一步都比上一步冲得更过头，最后发散。",
    ),
    knobs=(
        learning_rate(
            Text("How much of the gradient is taken off at each step.", "每一步减去梯度的多少倍。"), (1e-4, 10.0)
        ),
    ),
    lines=(Line("step", "alpha*g", "move", Text("the learning rate times the gradient", "学习率乘以梯度")),),
    style=Style("#0072B2", "solid", "circle"),
    differs=Text(
        "The same everywhere: torch.optim.SGD with no momentum, keras.optimizers.SGD, optax.sgd. They call it "
        "stochastic because the "
        "gradient is usually that of a mini-batch.",
        "各家都一样：不带动量的 torch.optim.SGD、keras.optimizers.SGD、optax.sgd。"
        "名字里的“随机”是因为梯度通常来自小批量。",
    ),
    source="Notes, section 1. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, 1847.",
    stability_limit=_stability_limit,
    torch=(Torch("SGD"),),
)

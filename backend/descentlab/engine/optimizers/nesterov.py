"""Nesterov momentum: momentum that looks one step ahead."""

from descentlab.engine.knob import KnobValues
from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
from descentlab.engine.rule_knobs import learning_rate, momentum_decay
from descentlab.engine.text import Text


def _stability_limit(knobs: KnobValues, curvature: float) -> float:
    beta = float(knobs["beta"])  # type: ignore[arg-type]
    return 2.0 * (1.0 + beta) / ((1.0 + 2.0 * beta) * curvature)


RULE = Rule(
    name="nesterov",
    order=25,
    label="Nesterov",
    title=Text("Nesterov momentum", "Nesterov 动量法"),
    story=Text(
        "Momentum that takes the gradient where it is about to be rather than where it is, so that it brakes before it "
        "overshoots. "
        "It swings less than the heavy ball, and on steep walls it needs a smaller rate.",
        "看的是即将到达之处的梯度，而不是眼前的梯度，因此在冲过头之前就开始刹车。它比重球摆动得少；"
        "在陡壁上需要更小的学习率。",
    ),
    knobs=(
        learning_rate(
            Text("How much of the momentum, looked ahead, is taken off.", "每一步减去前瞻动量的多少倍。"), (1e-4, 10.0)
        ),
        momentum_decay(Text("How much of the sum is kept each step.", "每步保留多少累加值。")),
    ),
    state=(State("V", Text("momentum: the fading sum of past gradients", "动量：历史梯度的衰减累加")),),
    lines=(
        Line("V", "beta*V + g", "averages", Text("let the old push fade, add the new", "旧的冲劲衰减，再加上新的梯度")),
        Line(
            "step",
            "alpha*(g + beta*V)",
            "move",
            Text("the gradient, and the momentum that the next step will have", "梯度，加上下一步将有的动量"),
        ),
    ),
    style=Style("#56B4E9", "longdash", "triangle-down"),
    differs=Text(
        "As PyTorch's SGD(momentum=β, nesterov=True), which records the looked-ahead point. Nesterov's paper evaluates "
        "the gradient at "
        "W - αβV: the same method with the variables shifted by one look ahead.",
        "与 PyTorch 的 SGD(momentum=β, nesterov=True) 一致，记录的是前瞻之后的点。Nesterov 原文在 W - αβV 处求梯度："
        "把变量错开一次前瞻，就是同一个方法。",
    ),
    source=(
        "Nesterov, A method of solving a convex programming problem with convergence rate O(1/k^2), 1983. Sutskever, "
        "Martens, "
        "Dahl and Hinton, On the importance of initialization and momentum in deep learning, 2013."
    ),
    stability_limit=_stability_limit,
    torch=(Torch("SGD", "momentum=beta, nesterov=True", needs="beta"),),
)

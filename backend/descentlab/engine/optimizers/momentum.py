"""Momentum: steps along an average of the gradients so far."""

from descentlab.engine.knob import Choice, KnobValues, Mark, Option
from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
from descentlab.engine.rule_knobs import learning_rate, momentum_decay
from descentlab.engine.text import Text


def _stability_limit(knobs: KnobValues, curvature: float) -> float:
    beta = float(knobs["beta"])  # type: ignore[arg-type]
    heavy_ball = 2.0 * (1.0 + beta) / curvature
    return heavy_ball if knobs["form"] == "heavy_ball" else heavy_ball / (1.0 - beta)


RULE = Rule(
    name="momentum",
    order=20,
    label="Momentum",
    title=Text("Momentum", "动量法"),
    story=Text(
        "Remembers an average of the gradients and steps along it. Across a ravine the gradients cancel, along it they "
        "add up, so it "
        "zigzags less and gets further; it also rolls past the minimum and has to come back.",
        "记住历史梯度的平均，沿着平均方向走。在峡谷里，横向的梯度相互抵消，纵向的逐渐累积，所以折返少、走得远；"
        "但也会冲过最低点，再绕回来。",
    ),
    knobs=(
        learning_rate(
            Text("How much of the average is taken off at each step.", "每一步减去平均值的多少倍。"), (1e-4, 10.0)
        ),
        momentum_decay(
            Text(
                "How much of the average is kept each step; it looks back over about 1/(1-β) gradients.",
                "每步保留多少平均值；大约回看 1/(1-β) 个梯度。",
            ),
            marks=(Mark(0.9, Text("10 back", "回看 10 步")), Mark(0.999, Text("1000 back", "回看 1000 步"))),
        ),
        Choice(
            "form",
            "averaging",
            (
                Option(
                    "averaging",
                    Text("averaging", "平均"),
                    Text("The notes' form: V is a weighted average of gradients.", "讲义的写法：V 是梯度的加权平均。"),
                ),
                Option(
                    "heavy_ball",
                    Text("heavy ball", "重球"),
                    Text(
                        "The frameworks' form: V is a weighted sum, 1/(1-β) times as large.",
                        "框架的写法：V 是加权和，大小是平均的 1/(1-β) 倍。",
                    ),
                ),
            ),
            "V",
            Text("form", "写法"),
            Text(
                "Averaging with α walks the same path as the heavy ball with α(1-β).",
                "取学习率 α 的平均写法与取 α(1-β) 的重球写法，走的是同一条路径。",
            ),
        ),
    ),
    state=(State("V", Text("momentum: the average (or the sum) of past gradients", "动量：历史梯度的平均（或累加）")),),
    lines=(
        Line(
            "V",
            "beta*V + (1 - beta)*g",
            "averages",
            Text("average the gradient", "平均梯度"),
            when=("form", "averaging"),
        ),
        Line(
            "V",
            "beta*V + g",
            "averages",
            Text("let the old push fade, add the new", "旧的冲劲衰减，再加上新的梯度"),
            when=("form", "heavy_ball"),
        ),
        Line("step", "alpha*V", "move", Text("the learning rate times V", "学习率乘以 V")),
    ),
    style=Style("#E69F00", "dash", "square"),
    differs=Text(
        "The notes average: V = βV + (1-β)g. PyTorch's SGD(momentum=β) and Keras add up: V = βV + g. The average with "
        "α is the sum "
        "with α(1-β), so the same α means a step about 1/(1-β) times longer in the frameworks.",
        "讲义取平均：V = βV + (1-β)g；PyTorch 的 SGD(momentum=β) 和 Keras 取累加：V = βV + g。"
        "取 α 的平均等于取 α(1-β) 的累加，所以同一个 α 在框架里步子约大 1/(1-β) 倍。",
    ),
    source="Notes, section 9. Polyak, Some methods of speeding up the convergence of iteration methods, 1964.",
    stability_limit=_stability_limit,
    torch=(
        Torch("SGD", "momentum=beta", rate="alpha*(1 - beta)", when=("form", "averaging")),
        Torch("SGD", "momentum=beta", when=("form", "heavy_ball")),
    ),
)

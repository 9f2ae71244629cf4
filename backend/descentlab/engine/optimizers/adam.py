"""Adam: momentum and RMSprop together, both corrected for starting at zero."""

from descentlab.engine.knob import Mark, Number
from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
from descentlab.engine.text import Text

RULE = Rule(
    name="adam",
    order=40,
    label="Adam",
    title=Text("Adam: adaptive moment estimation", "Adam：自适应动量估计"),
    story=Text(
        "Remembers the average gradient and the average squared gradient, corrects both for starting at zero, and "
        "divides one by "
        "the root of the other: the first step is alpha in size, whatever the gradient.",
        "同时记住梯度的平均和梯度平方的平均，都做偏差校正，再用前者除以后者的平方根：无论梯度多大，第一步的大小都是 "
        "α。",
    ),
    knobs=(
        Number(
            "alpha",
            0.01,
            0.0,
            1e6,
            (1e-4, 1.0),
            "α",
            Text("learning rate", "学习率"),
            Text("The size of a step along a direction whose gradient keeps its sign.", "梯度方向不变时每一步的大小。"),
            scale="log",
            marks=(Mark(0.001, Text("paper", "论文")),),
        ),
        Number(
            "beta1",
            0.9,
            0.0,
            1.0,
            (0.0, 0.999),
            "β₁",
            Text("momentum decay", "动量衰减"),
            Text(
                "How much of the average gradient is kept each step; it looks back over about 1/(1-β₁) steps.",
                "每步保留多少平均梯度；大约回看 1/(1-β₁) 步。",
            ),
            scale="log1m",
            below_maximum=True,
        ),
        Number(
            "beta2",
            0.999,
            0.0,
            1.0,
            (0.0, 0.9999),
            "β₂",
            Text("square decay", "平方衰减"),
            Text("How much of the average squared gradient is kept each step.", "每步保留多少梯度平方的平均。"),
            scale="log1m",
            below_maximum=True,
            marks=(Mark(0.99, Text("notes", "讲义")), Mark(0.999, Text("paper", "论文"))),
        ),
        Number(
            "eps",
            1e-8,
            0.0,
            1.0,
            (1e-10, 1e-1),
            "ε",
            Text("epsilon", "ε"),
            Text("Keeps the division finite where gradients vanish.", "梯度趋于零时防止除以零。"),
            scale="log",
        ),
    ),
    state=(
        State("V", Text("average gradient", "梯度的平均")),
        State("S", Text("average squared gradient", "梯度平方的平均")),
    ),
    powers={"beta1_t": "beta1", "beta2_t": "beta2"},
    lines=(
        Line("V", "beta1*V + (1 - beta1)*g", "averages", Text("average the gradient", "平均梯度")),
        Line("S", "beta2*S + (1 - beta2)*g**2", "averages", Text("average its square", "平均梯度的平方")),
        Line("Vc", "V/(1 - beta1_t)", "correction", Text("correct V for its start at 0", "校正 V 从 0 开始的偏差")),
        Line("Sc", "S/(1 - beta2_t)", "correction", Text("correct S for its start at 0", "校正 S 从 0 开始的偏差")),
        Line(
            "step",
            "alpha*Vc/(sqrt(Sc) + eps)",
            "move",
            Text("divide one by the root of the other", "用一个除以另一个的平方根"),
        ),
    ),
    style=Style("#CC79A7", "dashdot", "triangle-up"),
    differs=Text(
        "The notes use beta2 = 0.99, the paper and the frameworks 0.999. PyTorch folds the corrections into the rate "
        "and into eps; "
        "the path is the same to rounding.",
        "讲义取 β₂ = 0.99，论文和框架取 0.999。PyTorch 把校正并入学习率和 ε，路径在舍入误差内相同。",
    ),
    source="Notes, section 11. Kingma and Ba, Adam: a method for stochastic optimization, 2015, algorithm 1.",
    torch=(Torch("Adam", "betas=(beta1, beta2), eps=eps"),),
)

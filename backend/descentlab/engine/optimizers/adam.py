"""Adam: momentum and RMSprop together, both corrected for starting at zero."""

from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
from descentlab.engine.rule_knobs import adam_knobs
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
    knobs=adam_knobs(),
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

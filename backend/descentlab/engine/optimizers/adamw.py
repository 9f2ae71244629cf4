"""AdamW: Adam with the weights themselves decaying, beside the gradient and not through it."""

from descentlab.engine.knob import Number
from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
from descentlab.engine.rule_knobs import adam_knobs
from descentlab.engine.text import Text

RULE = Rule(
    name="adamw",
    order=50,
    label="AdamW",
    title=Text("AdamW: Adam with decoupled weight decay", "AdamW：解耦权重衰减的 Adam"),
    story=Text(
        "Adam, and each step also pulls every parameter towards 0 by the share α times the decay. Were the decay put "
        "into the gradient, "
        "Adam would divide it away; beside it, it stays what it says. On a surface it pulls the end away from the "
        "minimum, towards 0.",
        "在 Adam 之外，每一步还把每个参数向 0 拉近一点，比例是 α 乘以衰减系数。若把衰减加进梯度，会被 Adam 除掉；"
        "放在梯度之外才名副其实。在曲面上，它会把终点从最低点拉向 0。",
    ),
    knobs=(
        *adam_knobs(),
        Number(
            "weight_decay",
            0.01,
            0.0,
            1e3,
            (1e-4, 1.0),
            "λ",
            Text("weight decay", "权重衰减"),
            Text(
                "How strongly parameters are pulled towards 0: each step takes off α·λ of them.",
                "把参数拉向 0 的强度：每步减去参数的 α·λ 倍。",
            ),
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
            "decay",
            "alpha*weight_decay*W",
            "move",
            Text("the share of the parameter that is taken off", "从参数本身减去的部分"),
        ),
        Line(
            "step",
            "alpha*Vc/(sqrt(Sc) + eps) + decay",
            "move",
            Text("Adam's step, and the decay beside it", "Adam 的一步，再加上衰减"),
        ),
    ),
    style=Style("#999933", "dot", "star"),
    differs=Text(
        "As torch.optim.AdamW, to rounding. The paper multiplies the decay by the schedule's factor alone, PyTorch and "
        "this rule by the "
        "whole rate α. torch.optim.Adam(weight_decay=λ) is the other thing: the decay is added to the gradient "
        "(coupled).",
        "与 torch.optim.AdamW 在舍入误差内一致。论文里衰减只乘调度系数，PyTorch 和这里乘的是整个学习率 α。"
        "torch.optim.Adam(weight_decay=λ) 则是另一回事：衰减被加进了梯度（耦合）。",
    ),
    source="Notes, section 4. Loshchilov and Hutter, Decoupled weight decay regularization, 2019, algorithm 2.",
    torch=(Torch("AdamW", "betas=(beta1, beta2), eps=eps, weight_decay=weight_decay"),),
)

"""AdamW: Adam with the weights themselves decaying, beside the gradient and not through it."""

from descentlab.engine.knob import Mark, Number
from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
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

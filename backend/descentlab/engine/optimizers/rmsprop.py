"""RMSprop: each parameter's step is divided by the size its gradients have lately had."""

from descentlab.engine.knob import Mark
from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
from descentlab.engine.rule_knobs import epsilon, learning_rate, square_decay
from descentlab.engine.text import Text

RULE = Rule(
    name="rmsprop",
    order=30,
    label="RMSprop",
    title=Text("RMSprop: root mean square propagation", "RMSprop：均方根传播"),
    story=Text(
        "Averages the squared gradient and divides by its root, so that steep and flat directions move at the same "
        "pace. Near a "
        "minimum, at a fixed rate, the steps do not shrink: it ends by jumping back and forth about α wide.",
        "平均梯度的平方，再除以它的平方根，陡的方向和平的方向走得一样快。学习率不变时，步子到了最低点附近也不会变小，"
        "最后以大约 α 的幅度来回跳。",
    ),
    knobs=(
        learning_rate(
            Text("The size of a step along an axis whose gradient is steady.", "梯度稳定时沿该轴每一步的大小。")
        ),
        square_decay(
            Text(
                "How much of the average squared gradient is kept each step; it looks back over about 1/(1-β) steps.",
                "每步保留多少梯度平方的平均；大约回看 1/(1-β) 步。",
            ),
            0.9,
            (Mark(0.9, Text("Hinton", "Hinton 课程")), Mark(0.99, Text("PyTorch", "PyTorch"))),
        ),
        epsilon(),
    ),
    state=(State("S", Text("average squared gradient", "梯度平方的平均")),),
    lines=(
        Line("S", "beta*S + (1 - beta)*g**2", "averages", Text("average the squared gradient", "平均梯度的平方")),
        Line(
            "step",
            "alpha*g/(sqrt(S) + eps)",
            "move",
            Text("divide the gradient by the root of the average", "用梯度除以平均值的平方根"),
        ),
    ),
    style=Style("#009E73", "dot", "diamond"),
    differs=Text(
        "As torch.optim.RMSprop, whose decay (there called alpha) starts from 0.99. The average starts at 0 and is not "
        "corrected, so the "
        "first step is α/√(1-β) in size, whatever the gradient. Keras puts ε under the root.",
        "与 torch.optim.RMSprop 一致，只是它的衰减（在那里叫 alpha）默认 0.99。平均从 0 开始且不校正，"
        "所以无论梯度多大，"
        "第一步的大小都是 α/√(1-β)。Keras 把 ε 放在根号里。",
    ),
    source="Notes, section 10. Tieleman and Hinton, Neural networks for machine learning, lecture 6.5, 2012.",
    torch=(Torch("RMSprop", "alpha=beta, eps=eps"),),
)

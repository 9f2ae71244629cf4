"""AdaGrad: each parameter's rate shrinks with all the gradient it has seen."""

from descentlab.engine.optimizer import Line, Rule, State, Style, Torch
from descentlab.engine.rule_knobs import epsilon, learning_rate
from descentlab.engine.text import Text

RULE = Rule(
    name="adagrad",
    order=27,
    label="AdaGrad",
    title=Text("AdaGrad: adaptive gradient", "AdaGrad：自适应梯度"),
    story=Text(
        "Adds up every squared gradient and divides by the root of the sum, parameter by parameter. The first step is "
        "α in size along "
        "every axis; the sum only grows, so the steps only shrink, sometimes before the run has arrived.",
        "把每个参数的梯度平方一直累加，再除以累加和的平方根。第一步沿每个轴都走 α；累加和只增不减，步子越来越小，"
        "有时还没走到就停了。",
    ),
    knobs=(
        learning_rate(Text("The size of the first step along each axis.", "沿每个轴第一步的大小。"), (1e-3, 10.0)),
        epsilon(1e-10),
    ),
    state=(State("S", Text("sum of squared gradients", "梯度平方的累加")),),
    lines=(
        Line("S", "S + g**2", "averages", Text("add the squared gradient", "累加梯度的平方")),
        Line("step", "alpha*g/(sqrt(S) + eps)", "move", Text("divide by the root of the sum", "除以累加和的平方根")),
    ),
    style=Style("#D55E00", "longdashdot", "cross"),
    differs=Text(
        "As torch.optim.Adagrad, which can also decay the rate. Keras starts the sum at 0.1 instead of 0 and puts ε "
        "under the root.",
        "与 torch.optim.Adagrad 一致（它还可以让学习率衰减）。Keras 的累加和从 0.1 而不是 0 开始，并把 ε 放在根号里。",
    ),
    source=(
        "Duchi, Hazan and Singer, Adaptive subgradient methods for online learning and stochastic optimization, 2011."
    ),
    torch=(Torch("Adagrad", "eps=eps"),),
)

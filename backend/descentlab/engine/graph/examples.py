"""Graphs to begin with: the notes' example and others that each teach one thing about the chain rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from descentlab.engine.text import Text


@dataclass(frozen=True, slots=True)
class Example:
    """A formula, values to begin with, which of its names one would let learn, and at what rates."""

    name: str
    title: Text
    story: Text
    expression: str
    values: Mapping[str, float]
    parameters: tuple[str, ...]
    rates: Mapping[str, float]
    """A learning rate for each of the four rules of the notes, that suits it from these values."""


EXAMPLES = (
    Example(
        "notes",
        Text("J = 3(a + bc)", "J = 3(a + bc)"),
        Text(
            "The notes' example. J has no minimum: racers follow it down for ever.",
            "讲义中的例子。J 没有最小值：沿着它会一直下降。",
        ),
        "u = b*c; v = a + u; J = 3*v",
        {"a": 5.0, "b": 3.0, "c": 2.0},
        ("a", "b", "c"),
        {"gd": 0.01, "momentum": 0.01, "rmsprop": 0.05, "adam": 0.05},
    ),
    Example(
        "target",
        Text("3(a + bc) brought to 10", "让 3(a + bc) 达到 10"),
        Text(
            "The square of what is missing has minima: wherever 3(a + bc) is 10.",
            "差的平方有最小值：凡是 3(a + bc) 等于 10 的地方都是。",
        ),
        "u = b*c; v = a + u; y = 3*v; J = (y - 10)^2",
        {"a": 5.0, "b": 3.0, "c": 2.0},
        ("a", "b", "c"),
        {"gd": 0.0005, "momentum": 0.001, "rmsprop": 0.02, "adam": 0.05},
    ),
    Example(
        "logistic",
        Text("logistic loss of one sample", "单个样本的逻辑回归损失"),
        Text(
            "Through the logarithm and the sigmoid the gradient at z comes out as p - y.",
            "经过对数和 sigmoid 之后，z 处的梯度恰好是 p - y。",
        ),
        "z = w*x + b; p = sigmoid(z); J = -(y*log(p) + (1 - y)*log(1 - p))",
        {"w": 0.5, "x": 2.0, "b": -0.3, "y": 1.0},
        ("w", "b"),
        {"gd": 0.5, "momentum": 0.5, "rmsprop": 0.02, "adam": 0.05},
    ),
    Example(
        "softplus",
        Text("softplus, step by step", "逐步计算 softplus"),
        Text("Its slope is the sigmoid.", "它的斜率就是 sigmoid。"),
        "u = exp(x); v = 1 + u; J = log(v)",
        {"x": 0.5},
        ("x",),
        {"gd": 0.1, "momentum": 0.1, "rmsprop": 0.05, "adam": 0.05},
    ),
    Example(
        "twice",
        Text("a name used twice", "同一个变量用了两次"),
        Text("Two paths lead back to x; their products are added.", "有两条路径回到 x，把两条路径的乘积相加。"),
        "u = x*y; v = sin(x); J = u + v^2",
        {"x": 1.0, "y": 2.0},
        ("x", "y"),
        {"gd": 0.1, "momentum": 0.1, "rmsprop": 0.02, "adam": 0.05},
    ),
    Example(
        "network",
        Text("a network of two layers", "两层网络"),
        Text(
            "One unit a layer. The gradient of w1 has passed through every later weight.",
            "每层一个单元。w1 的梯度经过了后面的每一个权重。",
        ),
        "h1 = tanh(w1*x + b1); h2 = tanh(w2*h1 + b2); J = (w3*h2 + b3 - y)^2",
        {"x": 1.5, "y": 0.7, "w1": 0.4, "b1": 0.1, "w2": -0.8, "b2": 0.2, "w3": 1.1, "b3": 0.0},
        ("w1", "b1", "w2", "b2", "w3", "b3"),
        {"gd": 0.05, "momentum": 0.05, "rmsprop": 0.01, "adam": 0.02},
    ),
)

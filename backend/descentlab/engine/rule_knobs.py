"""Knobs that several rules have: the learning rate, the decay of an average, epsilon."""

from descentlab.engine.knob import Mark, Number
from descentlab.engine.text import Text

LEARNING_RATE = Text("learning rate", "学习率")
MOMENTUM_DECAY = Text("momentum decay", "动量衰减")
SQUARE_DECAY = Text("square decay", "平方衰减")


def learning_rate(about: Text, slider: tuple[float, float] = (1e-4, 1.0), marks: tuple[Mark, ...] = ()) -> Number:
    """alpha, whose unit depends on what the rule multiplies it with: `about` says what it does there."""
    return Number("alpha", 0.01, 0.0, 1e6, slider, "α", LEARNING_RATE, about, scale="log", marks=marks)


def momentum_decay(about: Text, name: str = "beta", symbol: str = "β", marks: tuple[Mark, ...] = ()) -> Number:
    """How much of the average of gradients is kept each step, 0 <= beta < 1."""
    return Number(
        name, 0.9, 0.0, 1.0, (0.0, 0.999), symbol, MOMENTUM_DECAY, about, "log1m", below_maximum=True, marks=marks
    )


def square_decay(about: Text, default: float, marks: tuple[Mark, ...], name: str = "beta", symbol: str = "β") -> Number:
    """How much of the average of squared gradients is kept each step, 0 <= beta < 1."""
    return Number(
        name, default, 0.0, 1.0, (0.0, 0.9999), symbol, SQUARE_DECAY, about, "log1m", below_maximum=True, marks=marks
    )


def epsilon(default: float = 1e-8) -> Number:
    """What is added to a root before something is divided by it."""
    about = Text("Keeps the division finite where gradients vanish.", "梯度趋于零时防止除以零。")
    return Number("eps", default, 0.0, 1.0, (default / 100, 1e-1), "ε", Text("epsilon", "ε"), about, scale="log")


def adam_knobs() -> tuple[Number, ...]:
    """What Adam and its relatives share: alpha, beta1, beta2, eps."""
    return (
        learning_rate(
            Text("The size of a step along a direction whose gradient keeps its sign.", "梯度方向不变时每一步的大小。"),
            marks=(Mark(0.001, Text("paper", "论文")),),
        ),
        momentum_decay(
            Text(
                "How much of the average gradient is kept each step; it looks back over about 1/(1-β₁) steps.",
                "每步保留多少平均梯度；大约回看 1/(1-β₁) 步。",
            ),
            "beta1",
            "β₁",
        ),
        square_decay(
            Text("How much of the average squared gradient is kept each step.", "每步保留多少梯度平方的平均。"),
            0.999,
            (Mark(0.99, Text("notes", "讲义")), Mark(0.999, Text("paper", "论文"))),
            "beta2",
            "β₂",
        ),
        epsilon(),
    )

"""The sentences that exported files say themselves; what they say of rules and surfaces is the registries' own."""

from typing import Literal

from descentlab.engine.text import Text

Language = Literal["en", "zh"]

STEP = Text("step", "步数")
LOSS = Text("loss", "损失")
PLAY = Text("Play", "播放")
PAUSE = Text("Pause", "暂停")
RACER = Text("racer", "选手")
SPEED = Text("steps a second", "每秒步数")

SURFACE = Text("The loss J and its gradient at a point.", "某一点的损失 J 和梯度。")
SURFACE_TORCH = Text("The loss J at a point; PyTorch finds the gradient.", "某一点的损失 J；梯度由 PyTorch 求出。")
ENDED = Text("Whether a racer ends with this row.", "选手是否在这一行结束。")
COLUMNS = Text(
    "The rows as one array a column; row t is the point after update t.",
    "把各行收成每列一个数组；第 t 行是第 t 次更新之后的点。",
)
NOISY = Text(
    "The loss, and the gradient that update t sees: with its seeded noise.",
    "损失，以及第 t 次更新看到的梯度：带有由种子决定的噪声。",
)
LIBM = Text(
    "A function of the C library, which has the same last bits everywhere; where Python refuses, inf or nan.",
    "C 库的函数，最后几位处处相同；Python 报错之处给出 inf 或 nan。",
)
DIVERGENCE = Text("divergence is a result: inf and nan", "发散也是结果：inf 和 nan")
PLUS = Text("plus, to see why not", "用加号，看看为什么不行")
SAME_RULE = Text("the same rule, in PyTorch's form", "同一条规则，PyTorch 的写法")
BY_HAND = Text("torch.optim has no such rule: its lines by hand", "torch.optim 没有这条规则：逐行写出")

NOTEBOOK = Text(
    "Each cell below is this run: the surface, every racer's rule line by line, the race, and its picture. "
    "Change a number and run on.",
    "下面的单元格就是这次运行：曲面、每位选手的规则（逐行）、比赛和图。改一个数，再往下运行。",
)
NOTEBOOK_SURFACE = Text("The surface", "曲面")
NOTEBOOK_RACE = Text("The race", "比赛")
NOTEBOOK_PICTURE = Text("The picture", "图")


def said(text: Text, lang: Language) -> str:
    """The text in that language."""
    return text.zh if lang == "zh" else text.en

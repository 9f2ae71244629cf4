"""The sentences that exported files say themselves; what they say of rules and surfaces is the registries' own."""

from typing import Literal

from descentlab.engine.text import Text

Language = Literal["en", "zh"]

STEP = Text("step", "步数")
LOSS = Text("loss", "损失")
PLAY = Text("Play", "播放")
PAUSE = Text("Pause", "暂停")
RACER = Text("racer", "选手")
TEST_LOSS = Text("test loss", "测试损失")
ACCURACY = Text("accuracy", "正确率")
NETWORKS = Text("What each network says after update {step}", "每个网络在第 {step} 次更新之后的判断")
OWN_POINTS = Text("own points", "自己的点")
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

SAMPLES = Text("The samples, one a column, and what the outputs should be.", "样本（每列一个）以及输出应有的值。")
PARTS = Text(
    "Each layer's weights, with its biases as the last column, and its gamma and beta: views of W.",
    "每层的权重（偏置是最后一列）以及 gamma 和 beta：都是 W 的视图。",
)
FORWARD = Text(
    "The linear outputs of a batch, and what the way back needs of each layer.",
    "一批样本的线性输出，以及反向传播需要的每层的值。",
)
NETWORK_TORCH = Text("The linear outputs of a batch.", "一批样本的线性输出。")
BACKWARD = Text("dJ/dW over a batch: backpropagation, layer by layer.", "一批样本上的 dJ/dW：逐层反向传播。")
NORMALISED = Text(
    "Batch normalisation: by the batch's own mean and variance, or by the running ones to predict.",
    "批量归一化：训练时用这一批自己的均值和方差，预测时用滑动的均值和方差。",
)
BATCHES = Text(
    "The samples of each batch, for ever: every epoch in the order that the seed gives it.",
    "每一批的样本，永不停止：每一轮的次序由种子决定。",
)
SHRINKING = Text(
    "How strongly each number is pulled to zero: weights, but no bias, gamma or beta.",
    "每个数被拉向零的强度：只有权重，没有偏置、gamma 和 beta。",
)
RECORD = Text("What is recorded after update t.", "第 t 次更新之后记录的内容。")
PENALTY = Text("weight decay", "权重衰减")
BY_HAND_SET = Text("set by hand", "手动设定")

GRAPH = Text(
    "The graph of this formula: values go forward, gradients come back, one line for each node.",
    "这个公式的计算图：值向前算，梯度往回传，每个节点一行。",
)
GRAPH_LEAVES = Text("the leaves", "叶子")
GRAPH_FORWARD = Text("forward: each node from the ones before it", "前向：每个节点由前面的节点算出")
GRAPH_BACKWARD = Text("backward: from the last node to the leaves", "反向：从最后的节点回到叶子")
GRAPH_SUM = Text(
    "a gradient is the sum over who uses the node: their gradient times their local derivative",
    "梯度是对所有使用者求和：使用者的梯度乘以它的局部导数",
)

NOTEBOOK_TRAINING = Text(
    "Each cell below is this training: the data, the network, every racer's rule line by line from the same weights on "
    "the same batches, and the losses. Change a number and run on.",
    "下面的单元格就是这次训练：数据、网络、每位选手的规则（逐行；同样的初始权重、同样的批次）以及损失。改一个数，再往下运行。",
)
NOTEBOOK_NETWORK = Text("The data and the network", "数据和网络")

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

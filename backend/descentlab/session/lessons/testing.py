"""Testing: the running averages catch up, and one sample can be predicted."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own, step

LESSON = Lesson(
    name="testing",
    order=170,
    section="13",
    title=Text(
        "One sample alone",
        "单独一个样本",
    ),
    aim=Text(
        "What batch normalisation uses when there is no batch.",
        "没有批次的时候，批量归一化用什么。",
    ),
    steps=(
        Step(
            scene="batch-norm",
            begin=View(own={}, step=0),
            do=Text(
                "The running averages start at 0 and 1. Play to step 60.",
                "滑动平均从 0 和 1 开始。播放到第 60 步。",
            ),
            notice=Text(
                "After some twenty batches they have caught up with the batch's own mean and variance: "
                "testing uses them, so one sample gets the same answer alone and in a batch.",
                "大约二十个批次之后，它们追上了批次自己的均值与方差：测试时用的就是它们，所以一个样本单独"
                "预测和放在批次里预测，答案一样。",
            ),
            done=(step(60),),
            solve=View(step=60),
        ),
        Step(
            scene="batch-norm",
            do=Text(
                "Look at the second layer's sums in the two trainings, and play to step 300.",
                "看两次训练中第二层的输入和，播放到第 300 步。",
            ),
            notice=Text(
                "Compare the two histograms: what comes into the layer, with batch normalisation and "
                "without it, as the training goes on.",
                "比较两幅直方图：随着训练进行，进入这一层的和在有、无批量归一化时各是什么样。",
            ),
            done=(
                own("layer", equals="1"),
                step(300),
            ),
            solve=View(own={"layer": "1"}, step=300),
        ),
    ),
)

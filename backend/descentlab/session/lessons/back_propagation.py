"""The same graph backward, and a descent on its leaves."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own, step

LESSON = Lesson(
    name="back_propagation",
    order=50,
    section="3",
    title=Text(
        "Derivatives, backward",
        "导数往回传",
    ),
    aim=Text(
        "The chain rule, one local derivative at a time.",
        "链式法则：一次乘一个局部导数。",
    ),
    steps=(
        Step(
            scene="graph",
            begin=View(step=6),
            do=Text(
                "The values are there. Step on with → until every leaf has its derivative.",
                "值都有了。继续按 →，直到每个叶子都有导数。",
            ),
            notice=Text(
                "dJ/da = 3, dJ/db = 6, dJ/dc = 9: each is the product of the local derivatives along its path.",
                "dJ/da = 3，dJ/db = 6，dJ/dc = 9：各是沿路径的局部导数之积。",
            ),
            done=(step(12),),
            solve=View(step=12),
        ),
        Step(
            scene="graph",
            do=Text(
                "Choose the leaf b, and read how its 6 is made.",
                "选中叶子 b，看它的 6 是怎么来的。",
            ),
            notice=Text(
                "3 · 1 · 2: from J to v, from v to u, from u to b, where the local derivative is c.",
                "3 · 1 · 2：从 J 到 v，从 v 到 u，从 u 到 b，那里的局部导数就是 c。",
            ),
            done=(own("node", equals="b"),),
            solve=View(own={"node": "b"}, step=12),
        ),
    ),
)

"""The notes' graph of J = 3(a + bc), forward."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, own, step

LESSON = Lesson(
    name="computation_graph",
    order=40,
    section="2",
    title=Text(
        "A formula as a graph",
        "把公式画成图",
    ),
    aim=Text(
        "A formula is a graph of small steps, worked out from left to right.",
        "公式是由小步骤组成的图，从左到右算。",
    ),
    steps=(
        Step(
            scene="graph",
            begin=View(step=0),
            do=Text(
                "J = 3(a + bc) with a = 5, b = 3, c = 2. Step on with → until J has its value.",
                "J = 3(a + bc)，a = 5，b = 3，c = 2。按 → 一步步走，直到 J 有了值。",
            ),
            notice=Text(
                "u = bc = 6, v = a + u = 11, J = 3v = 33: each node needs only what comes into it.",
                "u = bc = 6，v = a + u = 11，J = 3v = 33：每个节点只需要进入它的值。",
            ),
            done=(step(6),),
            solve=View(step=6),
        ),
        Step(
            scene="graph",
            do=Text(
                "Choose the node b·c: click it, or reach it with Tab and press Enter.",
                "选中节点 b·c：点它，或用 Tab 移到它再按 Enter。",
            ),
            notice=Text(
                "Its own line tells what it computes, and what it will pass back to b and to c.",
                "它那一行写着它算什么，以及将要传回给 b 和 c 的是什么。",
            ),
            done=(own("node", equals="_4"),),
            solve=View(own={"node": "_4"}, step=6),
        ),
    ),
)

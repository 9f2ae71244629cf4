"""A curve with several minima: the start and the rate decide."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, ends, knob

LESSON = Lesson(
    name="local_optima",
    order=30,
    section="1",
    title=Text(
        "Which minimum",
        "落进哪个极小值",
    ),
    aim=Text(
        "Where a run ends depends on its start and on α.",
        "终点取决于起点，也取决于 α。",
    ),
    steps=(
        Step(
            scene="curve",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_waves"},
                    "start": [10.0],
                    "steps": 60,
                    "racers": [{"rule": "gd", "knobs": {"alpha": 0.3}}],
                }
            ),
            do=Text(
                "From W = 10 with α = 0.3: let it play to the end.",
                "从 W = 10、α = 0.3 出发：播放到底。",
            ),
            notice=Text(
                "It stops in the narrow minimum at 8.04, which is not the lowest. Its gradient is 0: "
                "nothing tells it that there is a lower place.",
                "它停在 8.04 处的窄谷里，而那里不是最低点。梯度为 0：没有什么告诉它别处更低。",
            ),
            done=(ends(0, "stuck"),),
            solve=View(),
        ),
        Step(
            scene="curve",
            do=Text(
                "Keep the start and raise α to 1.2.",
                "起点不变，把 α 提到 1.2。",
            ),
            notice=Text(
                "The step is too large for the narrow valley: it is thrown out, and comes to rest in the "
                "lowest minimum, at 5.",
                "对窄谷来说步子太大：它被甩出来，停在 5 处的最低点。",
            ),
            done=(
                knob(0, "alpha", at_least=1.0),
                ends(0, "reached"),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_waves"},
                    "start": [10.0],
                    "steps": 60,
                    "racers": [{"rule": "gd", "knobs": {"alpha": 1.2}}],
                }
            ),
        ),
        Step(
            scene="curve",
            do=Text(
                "Now α = 0.3 again, and find a start that leads to the lowest minimum: drag the point, or try W₀ = −2.",
                "α 回到 0.3，找一个能走到最低点的起点：拖动那个点，或试 W₀ = −2。",
            ),
            notice=Text(
                "The coloured strip under the curve shows which starts lead where: each minimum has its basin.",
                "曲线下方的色带标出哪些起点通向哪里：每个极小值都有自己的吸引域。",
            ),
            done=(
                knob(0, "alpha", at_most=0.5),
                ends(0, "reached"),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_waves"},
                    "start": [-2.0],
                    "steps": 60,
                    "racers": [{"rule": "gd", "knobs": {"alpha": 0.3}}],
                }
            ),
        ),
    ),
)

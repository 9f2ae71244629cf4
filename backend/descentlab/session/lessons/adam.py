"""Adam's first step, and the notes' beta2 against the paper's."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, knob, step, value

LESSON = Lesson(
    name="adam",
    order=140,
    section="11",
    title=Text(
        "Adam",
        "Adam",
    ),
    aim=Text(
        "Momentum's average over RMSprop's root, both corrected for their start.",
        "动量的平均除以 RMSprop 的根，两者都修正了开头的偏差。",
    ),
    steps=(
        Step(
            scene="race",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "start": [10.0],
                    "steps": 60,
                    "racers": [
                        {"rule": "rmsprop", "knobs": {"alpha": 0.1, "beta": 0.9}},
                        {"rule": "adam", "knobs": {"alpha": 0.1}},
                    ],
                },
                step=0,
            ),
            do=Text(
                "RMSprop and Adam with α = 0.1. Take one step, and open the inspector to see Adam's lines.",
                "RMSprop 与 Adam，α = 0.1。走一步，并打开检视器看 Adam 的每一行。",
            ),
            notice=Text(
                "Adam goes exactly 0.1: corrected, Vc is dW and Sc is dW², so the first step is α.",
                "Adam 正好走 0.1：修正之后 Vc 就是 dW，Sc 就是 dW²，所以第一步等于 α。",
            ),
            done=(
                step(1),
                value(1, "params", at_least=9.89, at_most=9.91),
            ),
            solve=View(step=1),
        ),
        Step(
            scene="race",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "ravine"},
                    "steps": 300,
                    "racers": [
                        {"rule": "adam", "knobs": {"alpha": 0.04, "beta2": 0.999}, "label": "β₂ = 0.999"},
                        {"rule": "adam", "knobs": {"alpha": 0.04, "beta2": 0.99}, "label": "β₂ = 0.99"},
                    ],
                }
            ),
            do=Text(
                "The paper's β₂ = 0.999 and the notes' 0.99. Set the second to 0.9, and play to the end.",
                "论文的 β₂ = 0.999 与讲义的 0.99。把第二个改成 0.9，播放到底。",
            ),
            notice=Text(
                "A short memory forgets the steep wall sooner: the steps grow again while the long one "
                "still holds them back.",
                "记忆短，就更快忘掉陡壁：步子又变大了，而记忆长的还在压着步子。",
            ),
            done=(
                knob(1, "beta2", at_most=0.9),
                step(100),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "ravine"},
                    "steps": 300,
                    "racers": [
                        {"rule": "adam", "knobs": {"alpha": 0.04, "beta2": 0.999}, "label": "β₂ = 0.999"},
                        {"rule": "adam", "knobs": {"alpha": 0.04, "beta2": 0.9}, "label": "β₂ = 0.9"},
                    ],
                }
            ),
        ),
    ),
)

"""Weight decay beside the step: a balance short of the minimum."""

from descentlab.engine.text import Text
from descentlab.session.lesson import Lesson, Step, View, knob, step

LESSON = Lesson(
    name="weight_decay",
    order=60,
    section="4",
    title=Text(
        "The pull toward zero",
        "朝零的拉力",
    ),
    aim=Text(
        "What weight decay does to where a run comes to rest.",
        "权重衰减怎样改变停下来的位置。",
    ),
    steps=(
        Step(
            scene="race",
            begin=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "steps": 300,
                    "racers": [
                        {"rule": "adam", "knobs": {"alpha": 0.4}},
                        {"rule": "adamw", "knobs": {"alpha": 0.4, "weight_decay": 0.1}},
                    ],
                }
            ),
            do=Text(
                "Adam, and AdamW that also takes a part of W off at each step. Let both play to the end.",
                "Adam，以及每步还按比例减去一部分 W 的 AdamW。让两者都播放到底。",
            ),
            notice=Text(
                "Adam comes to 5. AdamW stops short of it, where the slope and the pull toward 0 balance.",
                "Adam 走到 5。AdamW 停在它之前：坡度与朝 0 的拉力在那里平衡。",
            ),
            done=(step(300),),
            solve=View(),
        ),
        Step(
            scene="race",
            do=Text(
                "Give AdamW a weight decay of 0.3 or more, and play to the end.",
                "把 AdamW 的权重衰减提到 0.3 以上，播放到底。",
            ),
            notice=Text(
                "It rests nearer to 0. The notes print W := W − (λ/m)W − α dW, without the α in the "
                "middle: taken as it stands, that is this decoupled decay.",
                "它停得离 0 更近。讲义印的是 W := W − (λ/m)W − α dW，中间一项少了 α：照字面理解，就是这种解耦的衰减。",
            ),
            done=(
                knob(1, "weight_decay", at_least=0.3),
                step(300),
            ),
            solve=View(
                spec={
                    "problem": {"kind": "surface", "name": "notes_parabola"},
                    "steps": 300,
                    "racers": [
                        {"rule": "adam", "knobs": {"alpha": 0.4}},
                        {"rule": "adamw", "knobs": {"alpha": 0.4, "weight_decay": 0.3}},
                    ],
                }
            ),
        ),
    ),
)

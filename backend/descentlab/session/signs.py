"""The racers' signs: colour, dash and marker together tell one racer from another, whatever the eye or the printer.

A racer that says nothing looks and is called as its rule does, unless another of the race already does: then it takes
the least used colour, dash and marker of the lists here, and a number after its name. The page follows the same law
(`frontend/src/core/signs.js`), from the same lists.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from descentlab.engine.optimizer import rules
from descentlab.engine.text import Text
from descentlab.session.spec import RacerSpec, StyleSpec


@dataclass(frozen=True, slots=True)
class Sign:
    """One colour, dash or marker, and what a person calls it."""

    value: str
    label: Text


COLOURS = (
    Sign("#56B4E9", Text("sky blue", "天蓝")),
    Sign("#D55E00", Text("vermilion", "朱红")),
    Sign("#0072B2", Text("blue", "蓝")),
    Sign("#E69F00", Text("orange", "橙")),
    Sign("#009E73", Text("green", "绿")),
    Sign("#CC79A7", Text("pink", "粉紫")),
    Sign("#F0E442", Text("yellow", "黄")),
    Sign("#5588EE", Text("periwinkle", "长春花蓝")),
    Sign("#77DDBB", Text("mint", "薄荷绿")),
    Sign("#337777", Text("teal", "青")),
    Sign("#AACCFF", Text("pale blue", "浅蓝")),
    Sign("#999933", Text("olive", "橄榄绿")),
)
"""Okabe and Ito's set, those that the usual four racers leave free first; then as far from them as there is room."""

DASHES = (
    Sign("solid", Text("solid", "实线")),
    Sign("dash", Text("dashed", "虚线")),
    Sign("dot", Text("dotted", "点线")),
    Sign("dashdot", Text("dash and dot", "点划线")),
    Sign("longdash", Text("long dashes", "长虚线")),
    Sign("longdashdot", Text("long dash and dot", "长点划线")),
)

MARKERS = (
    Sign("circle", Text("circle", "圆")),
    Sign("square", Text("square", "方")),
    Sign("diamond", Text("diamond", "菱形")),
    Sign("triangle-up", Text("triangle", "三角")),
    Sign("triangle-down", Text("triangle, point down", "倒三角")),
    Sign("pentagon", Text("pentagon", "五边形")),
    Sign("star", Text("star", "星")),
    Sign("cross", Text("cross", "十字")),
    Sign("hexagon", Text("hexagon", "六边形")),
    Sign("triangle-left", Text("triangle, point left", "左三角")),
    Sign("triangle-right", Text("triangle, point right", "右三角")),
    Sign("bowtie", Text("bow tie", "蝴蝶结")),
)

PARTS = {"colour": COLOURS, "dash": DASHES, "marker": MARKERS}


def sign(racers: Sequence[RacerSpec]) -> list[RacerSpec]:
    """The racers with every label and style filled in; what a racer says of itself stays."""
    taken = {part: Counter(filter(None, (getattr(racer.style, part, None) for racer in racers))) for part in PARTS}
    names = _Names(racer.label for racer in racers if racer.label is not None)
    return [_signed(racer, taken, names) for racer in racers]


def _signed(racer: RacerSpec, taken: dict[str, Counter[str]], names: "_Names") -> RacerSpec:
    given = racer.style or StyleSpec()
    own = rules()[racer.rule].style
    style = {
        part: getattr(given, part) or _least_used(getattr(own, part), part, counts) for part, counts in taken.items()
    }
    label = racer.label if racer.label is not None else names.next(rules()[racer.rule].label)
    return racer.model_copy(update={"label": label, "style": given.model_copy(update=style)})


def _least_used(own: str, part: str, counts: Counter[str]) -> str:
    """The rule's own where nobody has it, otherwise the first of those that the fewest have."""
    chosen = own if counts[own] == 0 else min((entry.value for entry in PARTS[part]), key=lambda value: counts[value])
    counts[chosen] += 1
    return chosen


class _Names:
    """Gives out names that nobody has: Adam, Adam 2, Adam 3."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._given: Counter[str] = Counter()

    def next(self, name: str) -> str:
        while True:
            self._given[name] += 1
            number = self._given[name]
            numbered = name if number == 1 else f"{name} {number}"
            if numbered not in self._taken:
                return numbered

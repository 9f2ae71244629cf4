"""Variants of a rule: with weight decay, or without the correction of its averages. A variant is a rule like any other.

What is changed is the rule's lines, so that kernels, inspector and exports need not know of it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from descentlab.engine.knob import KnobValues, Number, Option
from descentlab.engine.optimizer import Line, Rule, Torch
from descentlab.engine.text import Text

Form = Literal["coupled", "decoupled", "as_printed"]

L2 = Number(
    "l2",
    0.1,
    0.0,
    1e6,
    (1e-3, 10.0),
    "λ",
    Text("weight decay", "权重衰减"),
    Text("How strongly the parameters are pulled towards 0; 0 is not at all.", "把参数拉向 0 的强度；0 就是不拉。"),
    scale="log",
)

FORMS = (
    Option(
        "coupled",
        Text("coupled", "耦合"),
        Text(
            "The penalty λ/2·‖W‖² is a part of the loss: λW goes into the gradient, and through the whole rule.",
            "惩罚项 λ/2·‖W‖² 是损失的一部分：λW 加进梯度，经过整条规则。",
        ),
    ),
    Option(
        "decoupled",
        Text("decoupled", "解耦"),
        Text("αλW is taken off beside the rule's step, as AdamW does.", "在规则的步子之外减去 αλW，与 AdamW 一样。"),
    ),
    Option(
        "as_printed",
        Text("as printed", "照讲义"),
        Text(
            "λW is taken off: the notes' line, in which α is missing from this term.",
            "直接减去 λW：讲义印的式子，这一项少了 α。",
        ),
    ),
)
"""What `l2_form` may be, and what it means."""

_PENALISED = Line("G", "g + l2*W", "averages", Text("the penalty's slope joins the gradient", "惩罚项的坡度加进梯度"))
_PULLS: Mapping[str, Line] = MappingProxyType(
    {
        "decoupled": Line(
            "pull", "alpha*l2*W", "move", Text("the share of the parameter that is taken off", "从参数本身减去的部分")
        ),
        "as_printed": Line(
            "pull",
            "l2*W",
            "move",
            Text("the share of the parameter, without α: as the notes print it", "按比例减去参数，不乘 α：照讲义印的"),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Variant:
    """What is different: the form of weight decay if there is any, and whether averages are corrected."""

    l2_form: Form | None = None
    corrected: bool = True


def variants_of(rule: Rule) -> list[Variant]:
    """Every variant of a rule but the rule itself."""
    corrections = (True, False) if corrects(rule) else (True,)
    forms = (None, "coupled", "decoupled", "as_printed")
    plain = Variant()
    made = [Variant(form, corrected) for corrected in corrections for form in forms]  # type: ignore[arg-type]
    return [variant for variant in made if variant != plain]


def corrects(rule: Rule) -> bool:
    """Whether a rule corrects averages for their start at 0."""
    return any(line.phase == "correction" for line in rule.lines)


def vary(rule: Rule, variant: Variant) -> Rule:
    """The rule with the variant's lines; with decay it has the knob `l2` besides.

    `coupled`: `G = g + l2*W` takes the gradient's place in every line. `decoupled`: `step` gains `alpha*l2*W`, and
    `as_printed` gains `l2*W`. Without correction every corrected average is the average itself.
    """
    kept = rule if variant.corrected else _uncorrected(rule)
    if variant.l2_form is None:
        return kept
    decaying = _coupled if variant.l2_form == "coupled" else _decoupled
    return replace(
        decaying(kept, variant.l2_form),
        knobs=(*kept.knobs, L2),
        stability_limit=_limit(kept.stability_limit, variant.l2_form),
    )


def _uncorrected(rule: Rule) -> Rule:
    raw = {line.target: line.expression.partition("/")[0] for line in rule.lines if line.phase == "correction"}
    lines = tuple(_with_names(line, raw) for line in rule.lines if line.phase != "correction")
    return replace(rule, lines=lines, powers={}, torch=())


def _coupled(rule: Rule, _form: Form) -> Rule:
    lines = (_PENALISED, *(_with_names(line, {"g": "G"}) for line in rule.lines))
    return replace(rule, lines=lines, torch=tuple(map(_penalised, filter(_takes_decay, rule.torch))))


def _decoupled(rule: Rule, form: Form) -> Rule:
    *others, step = rule.lines
    both = replace(step, expression=f"{step.expression} + pull")
    torch = tuple(replace(_penalised(one), optimizer="AdamW") for one in rule.torch if one.optimizer == "Adam")
    return replace(rule, lines=(*others, _PULLS[form], both), torch=torch if form == "decoupled" else ())


def _with_names(line: Line, names: Mapping[str, str]) -> Line:
    """The line with names replaced by others, or by what is written in their place."""
    pattern = "|".join(map(re.escape, names)) or "(?!)"
    return replace(line, expression=re.sub(rf"\b({pattern})\b", lambda found: names[found[0]], line.expression))


def _takes_decay(torch: Torch) -> bool:
    """Whether the optimizer's weight decay is coupled, and not in use."""
    return "weight_decay" not in torch.arguments


def _penalised(torch: Torch) -> Torch:
    return replace(torch, arguments=", ".join(filter(None, [torch.arguments, "weight_decay=l2"])))


def _limit(
    limit: Callable[[KnobValues, float], float] | None, form: Form
) -> Callable[[KnobValues, float], float] | None:
    """The stability limit with decay.

    At the limit a parameter W goes to -W: the rule's step is 2W, and with the pull it must be that much less.
    """
    if limit is None:
        return None

    def with_decay(knobs: KnobValues, curvature: float) -> float:
        l2 = float(knobs["l2"])  # type: ignore[arg-type]
        if form == "coupled":
            return limit(knobs, curvature + l2)
        alone = limit(knobs, curvature)
        return 1.0 / (1.0 / alone + l2 / 2.0) if form == "decoupled" else alone * (1.0 - l2 / 2.0)

    return with_decay

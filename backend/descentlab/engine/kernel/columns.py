"""Whole columns at once: loss and gradient of recorded points, and results of a rule's lines for recorded steps.

The loop of a run only advances; what can be computed from its record is computed here, with the same operations in the
same order.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.functions import EXACT, FAST, Function
from descentlab.engine.kernel.generate import returning
from descentlab.engine.kernel.lower import Assign, lowered
from descentlab.engine.kernel.program import Formula, Update, loss_lines, needed, renamed, rule_lines, rule_names

Array = NDArray[np.float64]
BEFORE = "_before"
"""Suffix of a state array as the previous step left it."""


def evaluated(formula: Formula, knobs: Mapping[str, float], points: Array) -> Array:
    """Loss, then gradient, at points [n, ...] -> [1 + n, ...], with the bits of the float kernel."""
    wanted = ("J", *_slopes(formula))
    out = np.empty((len(wanted), *points.shape[1:]))
    return _write(_at_points(formula, wanted, exact=True), formula, knobs, points, out)


def pictured(formula: Formula, knobs: Mapping[str, float], points: Array) -> Array:
    """Loss at points [n, ...] -> [...] by NumPy's own functions."""
    out = np.empty((1, *points.shape[1:]))
    return _write(_at_points(formula, ("J",), exact=False), formula, knobs, points, out)[0]  # type: ignore[no-any-return]


def pictured_slopes(formula: Formula, knobs: Mapping[str, float], points: Array) -> Array:
    """Gradient at points [n, ...] -> [n, ...] by NumPy's own functions."""
    out = np.empty(points.shape)
    return _write(_at_points(formula, _slopes(formula), exact=False), formula, knobs, points, out)


def line_results(update: Update, arrays: Mapping[str, Any]) -> tuple[Any, ...]:
    """The results of the lines of `update.targets` for many steps at once.

    `arrays` holds `W` and `g` before each step, `V_before` and `V` for each state V, `alpha`, the powers and the knobs.
    """
    with np.errstate(all="ignore"):
        results: tuple[Any, ...] = _lines(update)(**arrays)
    return results


def lines_from_record(update: Update, names: Mapping[str, str]) -> list[Assign]:
    """The lines of `update.targets`, under other names; each state array is there before (`_before`) and after."""
    present = {**names, **{state: names[state] + BEFORE for state in update.state}}
    out: list[Assign] = []
    for line in rule_lines(update):
        if line.target in update.state:
            present[line.target] = names[line.target]
        else:
            out.append(Assign(names[line.target], renamed(line.value, present)))
    return lowered(out, careful=True)


@lru_cache(maxsize=256)
def _lines(update: Update) -> Callable[..., Any]:
    own = {name: name for name in rule_names(update, "")}
    arguments = [name for name in own if name not in update.targets] + [state + BEFORE for state in update.state]
    return returning(arguments, lines_from_record(update, own), update.targets, EXACT)


def _slopes(formula: Formula) -> tuple[str, ...]:
    return tuple(f"g_{i}" for i in range(len(formula.parameters)))


def _write(
    kernel: Callable[..., Any], formula: Formula, knobs: Mapping[str, float], points: Array, out: Array
) -> Array:
    with np.errstate(all="ignore"):
        results = kernel(*points, *(float(knobs[knob]) for knob in formula.knobs))
    for i, result in enumerate(results):
        out[i] = result
    return out


@lru_cache(maxsize=512)
def _at_points(formula: Formula, wanted: tuple[str, ...], exact: bool) -> Callable[..., Any]:
    bindings: Mapping[str, Function] = EXACT if exact else FAST
    arguments = [f"W_{i}" for i in range(len(formula.parameters))] + [f"s_{knob}" for knob in formula.knobs]
    return returning(arguments, needed(lowered(loss_lines(formula), careful=True), set(wanted)), wanted, bindings)

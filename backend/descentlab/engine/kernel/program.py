"""Every scalar of a run by a name of its own, and the lines that compute them.

Locals of generated code: `W_i` parameters, `g_i` gradient, `e_i` noise, `s_*` the problem's knobs and lines, `r_*` the
rule's knobs, `p_*` its powers, `u_*_i` its state and targets, `alpha` the rate of the step.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from descentlab.engine.kernel.expression import parse, parse_line
from descentlab.engine.kernel.lower import Assign, name, names_in, replaced


@dataclass(frozen=True, slots=True)
class Formula:
    """A loss and its gradient as text: `lines` are shared intermediates; `gradient` is one expression a parameter."""

    parameters: tuple[str, ...]
    knobs: tuple[str, ...]
    lines: tuple[str, ...]
    value: str
    gradient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """A rule's update as text, for one choice of its forms: `lines` are (target, expression), `powers` (name, knob)."""

    knobs: tuple[str, ...]
    state: tuple[str, ...]
    powers: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]

    @property
    def targets(self) -> tuple[str, ...]:
        """Targets of lines that are not state, in order."""
        return tuple(target for target, _ in self.lines if target not in self.state)


@lru_cache(maxsize=256)
def loss_lines(formula: Formula) -> tuple[Assign, ...]:
    """The problem's lines: intermediates, then `J` and `g_0`, `g_1` and so on; may raise ExpressionError."""
    names: dict[str, ast.expr] = {parameter: name(f"W_{i}") for i, parameter in enumerate(formula.parameters)}
    names |= {knob: name(f"s_{knob}") for knob in formula.knobs}
    out: list[Assign] = []
    for line in formula.lines:
        target, value = parse_line(line, names)
        out.append(Assign(f"s_{target}", replaced(value, names)))
        names[target] = name(f"s_{target}")
    results = {"J": formula.value} | {f"g_{i}": text for i, text in enumerate(formula.gradient)}
    return (*out, *(Assign(target, replaced(parse(text, names), names)) for target, text in results.items()))


@lru_cache(maxsize=256)
def rule_lines(update: Update) -> tuple[Assign, ...]:
    """The rule's lines in the rule's own names; raises ExpressionError where text cannot be read."""
    known = {"W", "g", "alpha", *update.knobs, *update.state, *(power for power, _ in update.powers)}
    out = []
    for target, text in update.lines:
        out.append(Assign(target, parse(text, known)))
        known.add(target)
    return tuple(out)


def rule_names(update: Update, suffix: str) -> dict[str, str]:
    """The local name of each of a rule's names, its per-parameter ones ending in `suffix`."""
    return (
        {"alpha": "alpha", "W": f"W{suffix}", "g": f"g{suffix}"}
        | {knob: f"r_{knob}" for knob in update.knobs}
        | {power: f"p_{power}" for power, _ in update.powers}
        | {state: f"u_{state}{suffix}" for state in update.state}
        | {target: f"u_{target}{suffix}" for target in update.targets}
    )


def parameter_lines(update: Update, suffix: str, sign: str) -> list[Assign]:
    """The rule's lines for the parameter of that suffix, ending in `W = W - step` (or `+`)."""
    names = rule_names(update, suffix)
    lines = [Assign(names[line.target], renamed(line.value, names)) for line in rule_lines(update)]
    move = ast.Sub() if sign == "minus" else ast.Add()
    return [*lines, Assign(names["W"], ast.BinOp(name(names["W"]), move, name(names["step"])))]


def step_lines(formula: Formula, update: Update, sign: str, *, noisy: bool) -> list[Assign]:
    """One whole step: the gradient (with its noise), then every parameter's update."""
    size = range(len(formula.parameters))
    out = gradient_lines(formula, noisy=noisy)
    for i in size:
        out += parameter_lines(update, f"_{i}", sign)
    return out


def gradient_lines(formula: Formula, *, noisy: bool, loss: bool = False) -> list[Assign]:
    """The lines that the gradient (with its noise), and if asked for the loss, depend on."""
    gradient = {f"g_{i}": f"e_{i}" for i in range(len(formula.parameters))}
    lines = needed(list(loss_lines(formula)), set(gradient) | ({"J"} if loss else set()))
    if not noisy:
        return lines
    return [
        Assign(line.target, ast.BinOp(line.value, ast.Add(), name(gradient[line.target])))
        if line.target in gradient
        else line
        for line in lines
    ]


def needed(lines: list[Assign], wanted: set[str]) -> list[Assign]:
    """The lines that the wanted targets depend on, in order."""
    out: list[Assign] = []
    for line in reversed(lines):
        if line.target in wanted:
            wanted = wanted | names_in(line.value)
            out.append(line)
    return out[::-1]


def renamed(tree: ast.expr, names: Mapping[str, str]) -> ast.expr:
    """A copy of a tree with its names replaced (functions keep theirs)."""
    return replaced(tree, {old: name(new) for old, new in names.items()})

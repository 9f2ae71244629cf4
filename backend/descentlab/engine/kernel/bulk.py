"""A racer's block of columns: where each stands, and a generated function for what the loop did not record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from descentlab.engine.kernel.columns import BEFORE, lines_from_record
from descentlab.engine.kernel.functions import EXACT
from descentlab.engine.kernel.generate import function, text
from descentlab.engine.kernel.lower import lowered
from descentlab.engine.kernel.program import loss_lines, rule_names
from descentlab.engine.kernel.stepper import Step


@dataclass(frozen=True, slots=True)
class Places:
    """The rows of a block, one for each scalar column: params, loss, grad, alpha, state, powers, other lines."""

    size: int
    states: int
    powers: int
    lines: int

    @classmethod
    def of(cls, step: Step) -> "Places":
        """The places of a step's columns."""
        update = step.update
        return cls(len(step.formula.parameters), len(update.state), len(update.powers), len(update.targets))

    @property
    def alpha(self) -> int:
        return 2 * self.size + 1

    @property
    def first_state(self) -> int:
        return self.alpha + 1

    @property
    def first_power(self) -> int:
        return self.first_state + self.size * self.states

    @property
    def first_line(self) -> int:
        return self.first_power + self.powers

    @property
    def width(self) -> int:
        return self.first_line + self.size * self.lines


@lru_cache(maxsize=256)
def filling(step: Step) -> Callable[..., None]:
    """A function of (block, noise, knobs by local name) that writes loss, gradient and line results into the block.

    Parameters, alpha, state and powers are there already; `noise` [n, rows] is added to a noisy step's gradient.
    """
    places = Places.of(step)
    code = [*_points(step, places), *_before_and_after(step, places), *_results(step, places)]
    arguments = ", ".join(["block", "noise", *(knob for knob in step.knobs if knob != "alpha")])
    body = "".join(f"    {line}\n" for line in code)
    return function(f"def kernel({arguments}, alpha=nan):\n{body}", {**EXACT, "nan": float("nan")})


def _points(step: Step, places: Places) -> list[str]:
    """Loss and gradient of every row."""
    code = [f"W_{i} = block[{i}]" for i in range(places.size)]
    code += text(lowered(loss_lines(step.formula), careful=True), "").splitlines()
    code.append(f"block[{places.size}] = J")
    noise = [f" + noise[{i}]" if step.noisy else "" for i in range(places.size)]
    return code + [f"block[{places.size + 1 + i}] = g_{i}{noise[i]}" for i in range(places.size)]


def _before_and_after(step: Step, places: Places) -> list[str]:
    """The rule's names as parts of the block: parameters and gradient before each update, the rest after it."""
    names = rule_names(step.update, "")
    code = [f"W = block[:{places.size}, :-1]", f"g = block[{places.size + 1}:{places.alpha}, :-1]"]
    code.append(f"alpha = block[{places.alpha}, 1:]")
    for i, state in enumerate(step.update.state):
        rows = _rows(places.first_state, i, places.size)
        code += [f"{names[state]} = block[{rows}, 1:]", f"{names[state]}{BEFORE} = block[{rows}, :-1]"]
    return code + [f"p_{name} = block[{places.first_power + i}, 1:]" for i, (name, _) in enumerate(step.update.powers)]


def _results(step: Step, places: Places) -> list[str]:
    """What the lines that are not state come to; NaN in the first row, whose update is not among these."""
    names = rule_names(step.update, "")
    code = text(lines_from_record(step.update, names), "").splitlines()
    code.append(f"block[{places.first_line}:, 0] = nan")
    rows = [_rows(places.first_line, i, places.size) for i in range(places.lines)]
    return code + [f"block[{rows[i]}, 1:] = {names[target]}" for i, target in enumerate(step.update.targets)]


def _rows(first: int, index: int, size: int) -> str:
    return f"{first + index * size}:{first + (index + 1) * size}"

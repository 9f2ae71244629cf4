"""Moving work out of the loop without changing a bit.

What is fixed is computed once, and what only depends on the number of the step for all steps at once.
"""

import ast
from dataclasses import dataclass, field

from descentlab.engine.kernel.lower import Assign, name, operands, rebuilt

FIXED, PER_STEP, VARYING = 0, 1, 2


@dataclass(slots=True)
class Hoisted:
    """A loop body and what was moved out of it."""

    lines: list[Assign] = field(default_factory=list)
    fixed: list[Assign] = field(default_factory=list)
    """Computed once, before the loop."""
    per_step: list[Assign] = field(default_factory=list)
    """Computed for every step of a chunk at once; the loop reads one value a step."""


def hoisted(lines: list[Assign], fixed: set[str], per_step: set[str], kept: set[str]) -> Hoisted:
    """Split the lines of a loop body; `kept` names must stay in it because they are carried from step to step."""
    return _Hoist(fixed, per_step, kept).split(lines)


class _Hoist:
    def __init__(self, fixed: set[str], per_step: set[str], kept: set[str]) -> None:
        self.level = dict.fromkeys(fixed, FIXED) | dict.fromkeys(per_step, PER_STEP)
        self.kept = kept
        self.out = Hoisted()
        self.known: dict[str, str] = {}

    def split(self, lines: list[Assign]) -> Hoisted:
        for line in lines:
            level = self.level_of(line.value)
            if level == VARYING or line.target in self.kept:
                self.out.lines.append(Assign(line.target, self.reduced(line.value)))
            else:
                self.place(line, level)
        return self.out

    def place(self, line: Assign, level: int) -> None:
        self.level[line.target] = level
        (self.out.fixed if level == FIXED else self.out.per_step).append(line)

    def level_of(self, tree: ast.expr) -> int:
        if isinstance(tree, ast.Name):
            return self.level.get(tree.id, VARYING)
        return max((self.level_of(operand) for operand in operands(tree)), default=FIXED)

    def reduced(self, tree: ast.expr) -> ast.expr:
        """The tree with its largest movable parts replaced by names."""
        if isinstance(tree, ast.Name | ast.Constant):
            return tree
        level = self.level_of(tree)
        return self.moved(tree, level) if level != VARYING else rebuilt(tree, self.reduced)

    def moved(self, tree: ast.expr, level: int) -> ast.Name:
        key = ast.unparse(tree)
        if key not in self.known:
            self.known[key] = f"h_{len(self.known)}"
            self.place(Assign(self.known[key], tree), level)
        return name(self.known[key])

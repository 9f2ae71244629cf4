"""Moving work out of the loop without changing a bit: what is fixed is computed once, what only depends on the step for all steps
at once, and what is used once where it is used."""

import ast
from dataclasses import dataclass, field

from descentlab.engine.kernel.lower import Assign, name, names_in

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


class _Hoist(ast.NodeTransformer):
    def __init__(self, fixed: set[str], per_step: set[str], kept: set[str]) -> None:
        self.level = dict.fromkeys(fixed, FIXED) | dict.fromkeys(per_step, PER_STEP)
        self.kept = kept
        self.out = Hoisted()
        self.known: dict[str, str] = {}

    def split(self, lines: list[Assign]) -> Hoisted:
        for line in lines:
            level = self.level_of(line.value)
            if level == VARYING or line.target in self.kept:
                self.out.lines.append(Assign(line.target, self.visit(line.value)))
            else:
                self.place(line, level)
        return self.out

    def place(self, line: Assign, level: int) -> None:
        self.level[line.target] = level
        (self.out.fixed if level == FIXED else self.out.per_step).append(line)

    def level_of(self, tree: ast.AST) -> int:
        operands = [tree, *ast.iter_child_nodes(tree)] if not isinstance(tree, ast.Call) else tree.args
        if isinstance(tree, ast.Name):
            return self.level.get(tree.id, VARYING)
        return max((self.level_of(node) for node in operands if node is not tree), default=FIXED)

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Name | ast.Constant):
            return node
        level = self.level_of(node)
        return super().visit(node) if level == VARYING else self.moved(node, level)

    def moved(self, node: ast.AST, level: int) -> ast.Name:
        key = ast.unparse(node)
        if key not in self.known:
            self.known[key] = f"h_{len(self.known)}"
            self.place(Assign(self.known[key], node), level)  # type: ignore[arg-type]
        return name(self.known[key])

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))  # type: ignore[arg-type]

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        return ast.UnaryOp(node.op, self.visit(node.operand))  # type: ignore[arg-type]

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return ast.Call(node.func, [self.visit(argument) for argument in node.args], [])  # type: ignore[misc]


def inlined(lines: list[Assign], kept: set[str]) -> list[Assign]:
    """The same lines with each target that is used once written where it is used; `kept` targets stay."""
    out = list(lines)
    index = 0
    while index < len(out):
        use = None if out[index].target in kept else _only_use(out, index)
        if use is None:
            index += 1
            continue
        line = out[index]
        out[use] = Assign(out[use].target, _Put(line.target, line.value).visit(out[use].value))
        del out[index]
    return out


def _only_use(lines: list[Assign], index: int) -> int | None:
    """The line that alone, and only once, uses the target of line `index`, when nothing it needs changes in between."""
    target, needs = lines[index].target, names_in(lines[index].value)
    uses: list[int] = []
    for later in range(index + 1, len(lines)):
        uses += [later] * sum(isinstance(n, ast.Name) and n.id == target for n in ast.walk(lines[later].value))
        if lines[later].target == target:
            break
        if lines[later].target in needs and not uses:
            return None
    return uses[0] if len(uses) == 1 else None


class _Put(ast.NodeTransformer):
    def __init__(self, target: str, value: ast.expr) -> None:
        self.target = target
        self.value = value

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.value if node.id == self.target else node

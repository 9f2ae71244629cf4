"""Writing what is used once where it is used: fewer locals to store and load, the same operations in the same order."""

import ast

from descentlab.engine.kernel.lower import Assign, names_in, replaced


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
        out[use] = Assign(out[use].target, replaced(out[use].value, {line.target: line.value}))
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
        if len(uses) > 1 or (lines[later].target in needs and not uses):
            return None
    return uses[0] if len(uses) == 1 else None

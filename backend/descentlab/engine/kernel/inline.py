"""Writing what is used once where it is used: fewer locals to store and load, the same operations in the same order."""

import ast
from collections import Counter

from descentlab.engine.kernel.lower import Assign, names_in, replaced


def inlined(lines: list[Assign], kept: set[str]) -> list[Assign]:
    """The same lines with each target that is used once written where it is used; `kept` targets stay."""
    out = list(lines)
    uses = Counter(node.id for line in lines for node in ast.walk(line.value) if isinstance(node, ast.Name))
    index = 0
    while index < len(out):
        target = out[index].target
        use = _only_use(out, index) if uses[target] == 1 and target not in kept else None
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
        if lines[later].target in needs and not uses:
            return None
    return uses[0] if len(uses) == 1 else None

"""Writing what is used once where it is used: fewer locals to store and load, the same operations in the same order."""

import ast
from collections import Counter
from collections.abc import Iterable

from descentlab.engine.kernel.lower import Assign, names_in, operands, replaced

DEEPEST = 40
"""How deep an expression may grow: Python's own parser ends at 200 parentheses."""


def inlined(lines: list[Assign], kept: set[str]) -> list[Assign]:
    """The same lines with each target that is used once written where it is used; `kept` targets stay."""
    used = Counter(name for line in lines for name in _uses(line.value))
    given = Counter(line.target for line in lines)
    once = {target for target in given if used[target] == given[target] == 1} - kept
    waiting: dict[str, ast.expr] = {}
    out: list[Assign] = []
    for line in lines:
        value = _filled(line.value, waiting, out)
        if line.target in once:
            waiting[line.target] = value
            continue
        _release([target for target in waiting if line.target in names_in(waiting[target])], waiting, out)
        out.append(Assign(line.target, value))
    return out


def _filled(value: ast.expr, waiting: dict[str, ast.expr], out: list[Assign]) -> ast.expr:
    """The value with what waits for it written in; where that would nest too deeply, that gets its line after all."""
    ready = [name for name in _uses(value) if name in waiting]
    if _depth(value) + max((_depth(waiting[name]) for name in ready), default=0) > DEEPEST:
        _release(ready, waiting, out)
        return value
    return replaced(value, {name: waiting.pop(name) for name in ready})


def _release(targets: Iterable[str], waiting: dict[str, ast.expr], out: list[Assign]) -> None:
    out += [Assign(target, waiting.pop(target)) for target in targets]


def _uses(tree: ast.expr) -> list[str]:
    """Every use of a name, functions left out."""
    return [tree.id] if isinstance(tree, ast.Name) else [name for part in operands(tree) for name in _uses(part)]


def _depth(tree: ast.expr) -> int:
    return 1 + max(map(_depth, operands(tree)), default=0)

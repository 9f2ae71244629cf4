"""Lowering: powers become products or calls of `pow`, and, where asked, divisions calls of `div`."""

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

MOST_FACTORS = 16
"""Whole exponents up to this size are written as products; others go through `pow`."""


@dataclass(frozen=True, slots=True)
class Assign:
    """`target = value`."""

    target: str
    value: ast.expr


def name(identifier: str) -> ast.Name:
    """A use of a name."""
    return ast.Name(identifier, ast.Load())


def call(function: str, *arguments: ast.expr) -> ast.Call:
    """A call of a function by name."""
    return ast.Call(name(function), list(arguments), [])


def names_in(tree: ast.AST) -> set[str]:
    """Every name that a tree uses, functions included."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def operands(tree: ast.expr) -> list[ast.expr]:
    """The parts that an operation or a call is applied to."""
    if isinstance(tree, ast.BinOp):
        return [tree.left, tree.right]
    if isinstance(tree, ast.UnaryOp):
        return [tree.operand]
    return tree.args if isinstance(tree, ast.Call) else []


def rebuilt(tree: ast.expr, change: Callable[[ast.expr], ast.expr]) -> ast.expr:
    """The same operation or call on changed operands; names and constants as they are."""
    if isinstance(tree, ast.BinOp):
        return ast.BinOp(change(tree.left), tree.op, change(tree.right))
    if isinstance(tree, ast.UnaryOp):
        return ast.UnaryOp(tree.op, change(tree.operand))
    return ast.Call(tree.func, [change(argument) for argument in tree.args], []) if isinstance(tree, ast.Call) else tree


def replaced(tree: ast.expr, values: Mapping[str, ast.expr]) -> ast.expr:
    """The tree with names replaced by values (functions keep theirs)."""
    if isinstance(tree, ast.Name):
        return values.get(tree.id, tree)
    return rebuilt(tree, lambda operand: replaced(operand, values))


def lowered(lines: Iterable[Assign], *, careful: bool) -> list[Assign]:
    """The same lines with powers (and with `careful` divisions) replaced; a base used twice gets a line of its own."""
    lowering = _Lower(careful=careful)
    out: list[Assign] = []
    for line in lines:
        value = lowering.lower(line.value)
        out += [*lowering.take(), Assign(line.target, value)]
    return out


class _Lower:
    def __init__(self, *, careful: bool) -> None:
        self.careful = careful
        self.before: list[Assign] = []
        self.count = 0

    def take(self) -> list[Assign]:
        before, self.before = self.before, []
        return before

    def lower(self, tree: ast.expr) -> ast.expr:
        tree = rebuilt(tree, self.lower)
        if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Pow):
            return self._power(tree.left, tree.right)
        if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div):
            return self._quotient(tree.left, tree.right)
        return tree

    def _quotient(self, left: ast.expr, right: ast.expr) -> ast.expr:
        return call("div", left, right) if self.careful else ast.BinOp(left, ast.Div(), right)

    def _power(self, base: ast.expr, exponent: ast.expr) -> ast.expr:
        whole = exponent.value if isinstance(exponent, ast.Constant) else None
        if not isinstance(whole, float) or whole != int(whole) or abs(whole) > MOST_FACTORS:
            return call("pow", base, exponent)
        if whole == 0.0:
            return ast.Constant(1.0)
        product = self._product(self._named(base), int(abs(whole)))
        return product if whole > 0.0 else self._quotient(ast.Constant(1.0), product)

    def _product(self, base: ast.expr, factors: int) -> ast.expr:
        if factors == 1:
            return base
        if factors % 2:
            return ast.BinOp(self._product(base, factors - 1), ast.Mult(), base)
        half = self._named(self._product(base, factors // 2))
        return ast.BinOp(half, ast.Mult(), half)

    def _named(self, value: ast.expr) -> ast.expr:
        if isinstance(value, ast.Name | ast.Constant):
            return value
        self.count += 1
        self.before.append(Assign(f"t_{self.count}", value))
        return name(f"t_{self.count}")

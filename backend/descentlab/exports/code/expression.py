"""A formula's expression as Python code, with the operations, and so the bits, of the kernels."""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from descentlab.engine.kernel.expression import CONSTANTS
from descentlab.engine.kernel.lower import MOST_FACTORS, names_in


@dataclass(frozen=True, slots=True)
class Dialect:
    """How code of one kind writes what a formula may hold."""

    functions: Mapping[str, str]
    """Each function of formulas -> what is called."""
    divide: str
    """What is called where both sides are plain floats, whose division Python refuses at 0."""
    constant: str = ""
    """What makes a plain float one that these functions take."""


@dataclass(frozen=True, slots=True)
class Code:
    """Some code, and the functions of formulas that it calls."""

    text: str
    calls: frozenset[str]


@dataclass(slots=True)
class Writer:
    """Writes expressions over `names` (as they stand -> as they are written); `plain` ones are floats, not arrays."""

    dialect: Dialect
    names: dict[str, str]
    plain: frozenset[str]
    calls: set[str] = field(default_factory=set)

    def write(self, expression: str) -> str:
        """The expression as code."""
        tree = ast.parse(expression.strip(), mode="eval").body
        return tidy(ast.unparse(self._written(tree)))

    def _written(self, tree: ast.expr) -> ast.expr:
        writing: dict[type[ast.expr], Callable[..., ast.expr]] = {
            ast.Name: self._name,
            ast.Constant: self._constant,
            ast.UnaryOp: self._sign,
            ast.Call: self._call,
            ast.BinOp: self._operation,
        }
        return writing[type(tree)](tree)

    def _name(self, tree: ast.Name) -> ast.expr:
        if tree.id in self.names:
            return ast.Name(self.names[tree.id])
        return ast.Attribute(ast.Name("math"), tree.id)

    def _constant(self, tree: ast.Constant) -> ast.expr:
        value = float(tree.value)  # type: ignore[arg-type]
        return ast.Constant(int(value) if value.is_integer() and abs(value) < 2**53 else value)

    def _sign(self, tree: ast.UnaryOp) -> ast.expr:
        return ast.UnaryOp(tree.op, self._written(tree.operand))

    def _call(self, tree: ast.Call) -> ast.expr:
        return self._called(tree.func.id, *tree.args)  # type: ignore[attr-defined]

    def _called(self, function: str, *arguments: ast.expr) -> ast.expr:
        self.calls.add(function)
        return ast.Call(ast.Name(self.dialect.functions[function]), [self._argument(one) for one in arguments], [])

    def _argument(self, tree: ast.expr) -> ast.expr:
        written = self._written(tree)
        wrapped = self.dialect.constant and self._is_plain(tree)
        return ast.Call(ast.Name(self.dialect.constant), [written], []) if wrapped else written

    def _is_plain(self, tree: ast.expr) -> bool:
        return names_in(tree) - set(CONSTANTS) <= self.plain

    def _operation(self, tree: ast.BinOp) -> ast.expr:
        if isinstance(tree.op, ast.Pow):
            return self._power(tree)
        if isinstance(tree.op, ast.Div) and names_in(tree.right) and self._is_plain(tree):
            sides = [self._argument(tree.left), self._argument(tree.right)]
            return ast.Call(ast.Name(self.dialect.divide), sides, [])
        left, right = self._written(tree.left), self._written(tree.right)
        return ast.BinOp(_floating(left, right), tree.op, right)

    def _power(self, tree: ast.BinOp) -> ast.expr:
        whole = _whole(tree.right)
        if whole is None:
            return self._called("pow", tree.left, tree.right)
        if whole == 0:
            return ast.Constant(1.0)
        product = self._product(tree.left, abs(whole))
        return product if whole > 0 else ast.BinOp(ast.Constant(1.0), ast.Div(), product)

    def _product(self, base: ast.expr, factors: int) -> ast.expr:
        """The factors in the order of the kernels: `x*x`, `x*x*x`, and larger powers by a function that says so."""
        written = self._written(base)
        if factors == 1:
            return written
        if isinstance(base, ast.Name) and factors <= 3:
            square = ast.BinOp(written, ast.Mult(), written)
            return square if factors == 2 else ast.BinOp(square, ast.Mult(), written)
        name = "square" if factors == 2 else "power"
        self.calls.add(name)
        return ast.Call(ast.Name(name), [written] if factors == 2 else [written, ast.Constant(factors)], [])


def _whole(exponent: ast.expr) -> int | None:
    """The exponent of a power that is written as a product."""
    sign = -1 if isinstance(exponent, ast.UnaryOp) and isinstance(exponent.op, ast.USub) else 1
    inner = exponent.operand if isinstance(exponent, ast.UnaryOp) else exponent
    value = float(inner.value) if isinstance(inner, ast.Constant) else 0.5  # type: ignore[arg-type]
    return sign * int(value) if value.is_integer() and value <= MOST_FACTORS else None


def _floating(left: ast.expr, right: ast.expr) -> ast.expr:
    """The left side; as a float where both sides are whole numbers, whose arithmetic Python does exactly."""
    if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
        return ast.Constant(float(left.value))  # type: ignore[arg-type]
    return left


def tidy(code: str) -> str:
    """Code with its products and quotients written closely: `a*b + c`."""
    return code.replace(" * ", "*").replace(" / ", "/")

"""Reading expressions: Python's own parser, then a whitelist of what may stand in the tree."""

import ast
from math import e, isfinite, pi

from descentlab.engine.kernel.functions import ARITY

LONGEST = 4_000
"""Characters in one expression."""
MOST_NODES = 1_000
DEEPEST = 100
CONSTANTS = {"pi": pi, "e": e}
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)


class ExpressionError(ValueError):
    """An expression that cannot be read; `position` is the character (from 0) where it goes wrong."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


def parse(text: str, names: frozenset[str]) -> ast.expr:
    """Read one expression over `names`, with every number a float and `pi` and `e` replaced by theirs.

    Raises ExpressionError for anything but `+ - * / **`, numbers, these names and the functions of `functions.ARITY`.
    """
    if len(text) > LONGEST:
        raise ExpressionError(f"an expression holds at most {LONGEST} characters, this one {len(text)}", LONGEST)
    if not text.isascii():
        raise ExpressionError("only ASCII characters are allowed", next(i for i, c in enumerate(text) if ord(c) > 127))
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ExpressionError(error.msg, max((error.offset or 1) - 1, 0)) from None
    except (ValueError, RecursionError, MemoryError, OverflowError):
        raise ExpressionError("the expression is nested too deeply") from None
    _check_size(tree)
    return _Reader(names).visit(tree)  # type: ignore[no-any-return]


def parse_line(text: str, names: frozenset[str]) -> tuple[str, ast.expr]:
    """Read `target = expression`."""
    target, equals, expression = text.partition("=")
    if not equals or not target.strip().isidentifier():
        raise ExpressionError("a line reads: name = expression")
    return target.strip(), parse(expression, names)


def _check_size(tree: ast.expr) -> None:
    level: list[ast.AST] = [tree]
    count = depth = 0
    while level:
        count, depth = count + len(level), depth + 1
        if count > MOST_NODES or depth > DEEPEST:
            raise ExpressionError(f"an expression holds at most {MOST_NODES} parts, {DEEPEST} deep")
        level = [child for node in level for child in ast.iter_child_nodes(node)]


class _Reader(ast.NodeVisitor):
    """Rebuilds a tree from allowed parts only."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    def generic_visit(self, node: ast.AST) -> ast.expr:
        raise ExpressionError(f"{type(node).__name__} is not allowed here", getattr(node, "col_offset", 0))

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if type(node.value) not in (int, float):
            raise ExpressionError("only real numbers are allowed", node.col_offset)
        try:
            value = float(node.value)  # type: ignore[arg-type]
        except OverflowError:
            value = float("inf")
        if not isfinite(value):
            raise ExpressionError("the number is too large for a float", node.col_offset)
        return ast.Constant(value)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.names:
            return ast.Name(node.id, ast.Load())
        if node.id in CONSTANTS:
            return ast.Constant(CONSTANTS[node.id])
        raise ExpressionError(f"unknown name {node.id!r}", node.col_offset)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        operand = self.visit(node.operand)
        if isinstance(node.op, ast.UAdd):
            return operand  # type: ignore[no-any-return]
        if not isinstance(node.op, ast.USub):
            raise ExpressionError("only + and - may stand before a value", node.col_offset)
        if isinstance(operand, ast.Constant):
            return ast.Constant(-operand.value)  # type: ignore[operator]
        return ast.UnaryOp(ast.USub(), operand)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if not isinstance(node.op, _OPERATORS):
            raise ExpressionError(f"{type(node.op).__name__} is not one of + - * / **", node.col_offset)
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if not isinstance(node.func, ast.Name) or node.func.id not in ARITY:
            raise ExpressionError("unknown function", node.col_offset)
        name = node.func.id
        if node.keywords or len(node.args) != ARITY[name]:
            raise ExpressionError(f"{name} takes {ARITY[name]} value(s)", node.col_offset)
        return ast.Call(ast.Name(name, ast.Load()), [self.visit(argument) for argument in node.args], [])

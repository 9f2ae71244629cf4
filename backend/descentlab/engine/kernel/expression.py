"""Reading expressions: Python's own parser, then a whitelist of what may stand in the tree."""

import ast
from collections.abc import Container
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


def parse(text: str, names: Container[str]) -> ast.expr:
    """Read one expression over `names`, with every number a float and `pi` and `e` replaced by theirs.

    Raises ExpressionError for anything but `+ - * / **`, numbers, these names and the functions of `functions.ARITY`.
    """
    _check_characters(text)
    shown = text.lstrip(" ")
    try:
        tree = ast.parse(shown, mode="eval").body
    except SyntaxError as error:
        # Python gives column 0 where the text ends too early
        position = error.offset - 1 if error.offset else len(shown)
        raise ExpressionError(error.msg, len(text) - len(shown) + position) from None
    except (ValueError, RecursionError, MemoryError, OverflowError):
        raise ExpressionError("the expression is nested too deeply") from None
    _check_size(tree)
    return _Reader(names, len(text) - len(shown)).visit(tree)  # type: ignore[no-any-return]


def parse_line(text: str, names: Container[str]) -> tuple[str, ast.expr]:
    """Read `target = expression`."""
    target, equals, expression = text.partition("=")
    if not equals or not target.strip().isidentifier():
        raise ExpressionError("a line reads: name = expression")
    try:
        return target.strip(), parse(expression, names)
    except ExpressionError as error:
        raise ExpressionError(error.message, len(target) + 1 + error.position) from None


def _check_characters(text: str) -> None:
    if len(text) > LONGEST:
        raise ExpressionError(f"an expression holds at most {LONGEST} characters, this one {len(text)}", LONGEST)
    strange = next((i for i, character in enumerate(text) if not " " <= character <= "~"), None)
    if strange is not None:
        raise ExpressionError("only plain letters, digits and signs are allowed", strange)


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

    def __init__(self, names: Container[str], shift: int) -> None:
        self.names = names
        self.shift = shift

    def refusal(self, message: str, node: ast.AST) -> ExpressionError:
        return ExpressionError(message, self.shift + getattr(node, "col_offset", 0))

    def generic_visit(self, node: ast.AST) -> ast.expr:
        raise self.refusal(f"{type(node).__name__} is not allowed here", node)

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if type(node.value) not in (int, float):
            raise self.refusal("only real numbers are allowed", node)
        try:
            value = float(node.value)  # type: ignore[arg-type]
        except OverflowError:
            value = float("inf")
        if not isfinite(value):
            raise self.refusal("the number is too large for a float", node)
        return ast.Constant(value)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.names:
            return ast.Name(node.id, ast.Load())
        if node.id in CONSTANTS:
            return ast.Constant(CONSTANTS[node.id])
        raise self.refusal(f"unknown name {node.id!r}", node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        operand = self.visit(node.operand)
        if isinstance(node.op, ast.UAdd):
            return operand  # type: ignore[no-any-return]
        if not isinstance(node.op, ast.USub):
            raise self.refusal("only + and - may stand before a value", node)
        if isinstance(operand, ast.Constant):
            return ast.Constant(-operand.value)  # type: ignore[operator]
        return ast.UnaryOp(ast.USub(), operand)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if not isinstance(node.op, _OPERATORS):
            raise self.refusal(f"{type(node.op).__name__} is not one of + - * / **", node)
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if not isinstance(node.func, ast.Name) or node.func.id not in ARITY:
            raise self.refusal("unknown function", node)
        name = node.func.id
        if node.keywords or len(node.args) != ARITY[name]:
            raise self.refusal(f"{name} takes {ARITY[name]} value(s)", node)
        return ast.Call(ast.Name(name, ast.Load()), [self.visit(argument) for argument in node.args], [])

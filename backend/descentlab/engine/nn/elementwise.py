"""Lines of arithmetic as in-place NumPy calls on whole buffers: the array form of a rule's update."""

import ast
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from descentlab.engine.kernel.functions import EXACT
from descentlab.engine.kernel.lower import Assign
from descentlab.engine.nn.tape import Array, Call, Tape, scalar

_OPERATORS: Mapping[type[ast.operator], np.ufunc] = MappingProxyType(
    {ast.Add: np.add, ast.Sub: np.subtract, ast.Mult: np.multiply, ast.Div: np.divide}
)
_IN_PLACE: Mapping[str, np.ufunc] = MappingProxyType({"sqrt": np.sqrt, "abs": np.abs, "sign": np.sign})


def elementwise(lines: Iterable[Assign], arrays: Mapping[str, Array], shape: tuple[int, ...]) -> Tape:
    """The calls that do the lines in order; `arrays` binds names to buffers of `shape` or to 0-d arrays.

    A target that is not bound gets a buffer of its own. The operations and their order are those of the lines, so that
    every element goes through the roundings of the float kernel.
    """
    writer = _Writer(dict(arrays), shape)
    for line in lines:
        writer.assign(line)
    return writer.tape


class _Writer:
    def __init__(self, arrays: dict[str, Array], shape: tuple[int, ...]) -> None:
        self.arrays = arrays
        self.shape = shape
        self.tape: Tape = []
        self._free: list[Array] = []

    def assign(self, line: Assign) -> None:
        out = self.arrays.get(line.target)
        if out is None:
            out = self.arrays[line.target] = np.empty(self.shape)
        value, _ = self._value(line.value, out)
        if value is not out:
            self.tape.append((np.copyto, out, value))

    def _value(self, node: ast.expr, out: Array | None = None) -> tuple[Array, bool]:
        """The buffer that holds a node's value (`out` where given, for an operation), and whether it may be reused."""
        if isinstance(node, ast.Name):
            return self.arrays[node.id], False
        if isinstance(node, ast.Constant):
            return scalar(float(node.value)), False  # type: ignore[arg-type]
        operation, operands = _operation(node)
        values = [self._value(operand) for operand in operands]
        self._free += [buffer for buffer, spare in values if spare]
        result = out if out is not None else self._free.pop() if self._free else np.empty(self.shape)
        self.tape.append(_call(operation, [buffer for buffer, _ in values], result))
        return result, out is None


def _operation(node: ast.expr) -> tuple[Callable[..., Any], list[ast.expr]]:
    """The function of a node and its operands."""
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)], [node.left, node.right]
    if isinstance(node, ast.UnaryOp):
        return np.negative, [node.operand]
    assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name)  # noqa: S101, PT018 - what a parsed expression is made of
    return _IN_PLACE.get(node.func.id) or EXACT[node.func.id], node.args


def _call(function: Callable[..., Any], operands: list[Array], out: Array) -> Call:
    if isinstance(function, np.ufunc):
        return (function, *operands, out)
    return (lambda out, *values: np.copyto(out, function(*values)), out, *operands)

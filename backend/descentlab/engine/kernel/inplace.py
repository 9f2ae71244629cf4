"""Straight-line code on arrays that allocates nothing: each operation writes into a buffer that was there before."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from descentlab.engine.kernel.functions import EXACT
from descentlab.engine.kernel.lower import Assign, operands

OPERATORS: Mapping[type[ast.operator], str] = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply"}
WRITING: Mapping[str, str] = {"div": "divide", "sqrt": "sqrt", "abs": "absolute"}
"""Functions that NumPy writes in place with the right bits; the others make an array that is copied."""
UFUNCS = (*OPERATORS.values(), *WRITING.values(), "negative")
BINDINGS: Mapping[str, Any] = {**EXACT, **{name: getattr(np, name) for name in UFUNCS}, "copyto": np.copyto}


@dataclass(slots=True)
class InPlace:
    """Lowered lines (with `div` for divisions) turned into calls that write into named arrays and numbered buffers.

    `ranks` knows what every name holds: 0 a number, 1 a value per run, 2 a value per parameter and run.
    """

    ranks: dict[str, int]
    calls: list[str] = field(default_factory=list)
    constants: dict[float, str] = field(default_factory=dict)
    buffers: dict[str, int] = field(default_factory=dict)
    """Every buffer that the calls need beside the named arrays, with its rank."""
    _free: list[str] = field(default_factory=list)
    """Numbered buffers that hold nothing any more."""

    def add(self, lines: Iterable[Assign]) -> None:
        """Append the calls of some lines; a target that is not known yet becomes a buffer."""
        for line in lines:
            if line.target not in self.ranks:
                self.ranks[line.target] = self.buffers[line.target] = self._rank(line.value)
            result = self._value(line.value, line.target)
            if result != line.target:
                self.calls.append(f"copyto({line.target}, {result})")

    def _rank(self, tree: ast.expr) -> int:
        if isinstance(tree, ast.Name):
            return self.ranks[tree.id]
        return max((self._rank(part) for part in operands(tree)), default=0)

    def _value(self, tree: ast.expr, into: str | None = None) -> str:
        """Append the calls of a tree; returns the name that holds its value."""
        if isinstance(tree, ast.Name):
            return tree.id
        if isinstance(tree, ast.Constant):
            return self.constants.setdefault(float(tree.value), f"c_{len(self.constants)}")  # type: ignore[arg-type]
        given = [self._value(part) for part in operands(tree)]
        self._free += [name for name in given if name.startswith("b_")]
        out = into or self._buffer(self._rank(tree))
        self.calls.append(_call(tree, ", ".join(given), out))
        return out

    def _buffer(self, rank: int) -> str:
        """A buffer that is free, or a new one."""
        for name in self._free:
            if self.buffers[name] == rank:
                self._free.remove(name)
                return name
        name = f"b_{len(self.buffers)}"
        self.buffers[name] = self.ranks[name] = rank
        return name


def _call(tree: ast.expr, given: str, out: str) -> str:
    if isinstance(tree, ast.BinOp):
        return f"{OPERATORS[type(tree.op)]}({given}, {out})"
    if isinstance(tree, ast.UnaryOp):
        return f"negative({given}, {out})"
    name = ast.unparse(tree.func) if isinstance(tree, ast.Call) else ""
    return f"{WRITING[name]}({given}, {out})" if name in WRITING else f"copyto({out}, {name}({given}))"

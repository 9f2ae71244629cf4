"""Turning lines into Python functions."""

import ast
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from descentlab.engine.kernel.lower import Assign


def text(lines: Iterable[Assign], indent: str = "    ") -> str:
    """The lines as Python source."""
    return "".join(f"{indent}{line.target} = {ast.unparse(line.value)}\n" for line in lines)


def function(source: str, bindings: Mapping[str, Any]) -> Callable[..., Any]:
    """The function `kernel` that the source defines; every name it uses is its own or one of the bindings."""
    space: dict[str, Any] = {"__builtins__": {}, **bindings}
    # every source is put together from whitelisted trees, and no builtin is in reach
    exec(compile(source, "<kernel>", "exec"), space)  # noqa: S102
    kernel: Callable[..., Any] = space["kernel"]
    return kernel


def returning(
    arguments: Iterable[str], lines: list[Assign], results: Iterable[str], bindings: Mapping[str, Any]
) -> Callable[..., Any]:
    """A function of the arguments that runs the lines and returns the results as a tuple."""
    packed = "".join(f"{result}, " for result in results)
    return function(f"def kernel({', '.join(arguments)}):\n{text(lines)}    return ({packed})\n", bindings)

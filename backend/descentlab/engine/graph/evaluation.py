"""Running a graph forward and backward, one node at a time, over floats, arrays or symbols."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from descentlab.engine.graph.arithmetic import ARRAY, SCALAR
from descentlab.engine.graph.graph import Graph
from descentlab.engine.graph.primitive import PRIMITIVES


@dataclass(frozen=True, slots=True)
class Path:
    """One path of a gradient: through a consumer, with `local` = d consumer/d node and `upstream` = dJ/d consumer."""

    through: int
    local: Any
    upstream: Any
    product: Any


class Evaluation:
    """What the nodes of a graph hold at given values of its leaves.

    `forward()` and `backward()` yield the index of each node as it is filled, so that a run can be shown or stopped
    anywhere; `run()` does both. By node: `values`, `locals` (d node/d operand, by operand), `grads` (dJ/d node),
    `sums` (the paths whose products make `grads`).
    """

    def __init__(self, graph: Graph, values: Mapping[str, Any], arithmetic: SimpleNamespace) -> None:
        self.graph = graph
        self.given = values
        self.arithmetic = arithmetic
        size = len(graph.nodes)
        self.values: list[Any] = [None] * size
        self.locals: list[tuple[Any, ...]] = [()] * size
        self.grads: list[Any] = [None] * size
        self.sums: list[tuple[Path, ...]] = [()] * size

    def forward(self) -> Iterator[int]:
        """Fill values and local derivatives, operands first."""
        for node in self.graph.nodes:
            with np.errstate(all="ignore"):
                self._compute(node.index)
            yield node.index

    def backward(self) -> Iterator[int]:
        """Fill gradients, the output's (1) first; each is the sum of its paths in the order of `graph.consumers`."""
        for index in reversed(range(len(self.graph.nodes))):
            with np.errstate(all="ignore"):
                self._collect(index)
            yield index

    def run(self) -> "Evaluation":
        """Both passes to their end."""
        for _ in self.forward():
            pass
        for _ in self.backward():
            pass
        return self

    def _compute(self, index: int) -> None:
        node = self.graph.nodes[index]
        if node.op == "leaf":
            self.values[index] = self.given[node.name]
        elif node.constant is not None:
            self.values[index] = node.constant
        else:
            primitive = PRIMITIVES[node.op]
            operands = [self.values[operand] for operand in node.inputs]
            value = self.values[index] = primitive.value(self.arithmetic, *operands)
            self.locals[index] = tuple(
                rule(self.arithmetic, value, *operands)
                if rule is not None and self.graph.nodes[operand].visible
                else 0.0
                for rule, operand in zip(primitive.local, node.inputs, strict=True)
            )

    def _collect(self, index: int) -> None:
        paths = tuple(self._path(consumer, slot) for consumer, slot in self.graph.consumers[index])
        self.sums[index] = paths
        total: Any = 1.0 if index == self.graph.output else 0.0
        for place, path in enumerate(paths):
            total = path.product if place == 0 and index != self.graph.output else total + path.product
        self.grads[index] = total

    def _path(self, consumer: int, slot: int) -> Path:
        local, upstream = self.locals[consumer][slot], self.grads[consumer]
        rule = PRIMITIVES[self.graph.nodes[consumer].op].local[slot]
        return Path(consumer, local, upstream, 0.0 if rule is None else upstream * local)


def evaluate(graph: Graph, values: Mapping[str, Any]) -> Evaluation:
    """Value and gradient of a graph at `values`: for every leaf a float, or arrays that broadcast to one shape.

    With arrays every element is a point of its own: `grads[leaf][i]` is the gradient at point i.
    """
    arrays = {name: np.asarray(value, dtype=np.float64) for name, value in values.items()}
    if all(array.ndim == 0 for array in arrays.values()):
        return Evaluation(graph, {name: float(array) for name, array in arrays.items()}, SCALAR).run()
    shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
    spread = {name: np.broadcast_to(array, shape).copy() for name, array in arrays.items()}
    return Evaluation(graph, spread, ARRAY).run()

"""A formula's two passes as code: values forward, gradients backward, a line for each node."""

import keyword
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from descentlab.engine.graph.graph import Graph, Node, graph_of
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.primitive import PRIMITIVES
from descentlab.exports.code.names import one_line
from descentlab.exports.code.notebook import code, told, written
from descentlab.exports.code.spelled import Spelled, Speller, spelled
from descentlab.exports.words import (
    GRAPH,
    GRAPH_BACKWARD,
    GRAPH_FORWARD,
    GRAPH_LEAVES,
    GRAPH_SUM,
    Language,
    said,
)
from descentlab.session.refusal import Refusal
from descentlab.session.settle import SettledRun

_OWN = frozenset({"np", "grad", "name", "print"})


@dataclass(frozen=True, slots=True)
class GraphCode:
    """The passes in parts."""

    expression: str
    leaves: str
    forward: str
    backward: str
    result: str


def graph_code(settled: SettledRun, lang: Language) -> GraphCode:
    """The code of a formula's graph at its start; `Refusal` (`not_exportable`) where the problem is no formula."""
    problem = settled.problem.spec.model_dump()
    if problem["kind"] != "formula":
        raise Refusal("not_exportable", "Only a formula has a graph.", ("problem",))
    graph = graph_of(parse(problem["expression"]))
    start = zip(settled.problem.parameters, settled.spec.start or (), strict=True)
    values = {**problem["fixed"], **dict(start)}
    output = graph.nodes[graph.output]
    return GraphCode(
        one_line(problem["expression"]),
        "\n".join(["import numpy as np", "", f"# {said(GRAPH_LEAVES, lang)}", *_leaves(graph, values)]),
        "\n".join([f"# {said(GRAPH_FORWARD, lang)}", *_forward(graph)]),
        "\n".join([f"# {said(GRAPH_BACKWARD, lang)}", f"# {said(GRAPH_SUM, lang)}", *_backward(graph, output)]),
        f'print("{output.id} =", {_name(output.id)})\nfor name in {list(graph.leaves)}:\n'
        f'    print(f"d{output.id}/d{{name}} = {{grad[name]}}")',
    )


def graph_script(settled: SettledRun, lang: Language) -> str:
    """The passes as one script."""
    parts = graph_code(settled, lang)
    body = f"{parts.leaves}\n\n{parts.forward}\n\n{parts.backward}\n\n{parts.result}"
    return f'"""Descent Lab: {parts.expression}"""\n\n{body}\n'


def graph_notebook(settled: SettledRun, lang: Language) -> bytes:
    """The passes as a notebook."""
    parts = graph_code(settled, lang)
    cells = [told(f"# `{parts.expression}`\n\n{said(GRAPH, lang)}")]
    return written([*cells, *(code(part) for part in (parts.leaves, parts.forward, parts.backward, parts.result))])


def _leaves(graph: Graph, values: Mapping[str, float]) -> Iterator[str]:
    yield 'np.seterr(all="ignore")'
    for name in graph.leaves:
        yield f"{_name(name)} = np.float64({values[name]!r})"


def _forward(graph: Graph) -> Iterator[str]:
    for node in graph.nodes:
        if node.op == "constant" and node.visible:
            yield f"{_name(node.id)} = np.float64({node.constant!r})"
        elif node.op in PRIMITIVES:
            value = PRIMITIVES[node.op].value(Speller(), *_operands(graph, node))
            yield f"{_name(node.id)} = {value.text}"


def _backward(graph: Graph, output: Node) -> Iterator[str]:
    """A line for each node; what does not reach the output has a gradient of 0."""
    reaching = {output.index}
    yield f'grad = {{"{output.id}": 1.0}}'
    for node in reversed(graph.nodes):
        if node.index == output.index:
            continue
        products = [_part(graph, *use) for use in graph.consumers[node.index] if _passes(graph, use, reaching)]
        if products:
            reaching.add(node.index)
        if node.visible:
            yield f'grad["{node.id}"] = {" + ".join(products) or "0.0"}'


def _passes(graph: Graph, use: tuple[int, int], reaching: set[int]) -> bool:
    consumer, slot = use
    return consumer in reaching and PRIMITIVES[graph.nodes[consumer].op].local[slot] is not None


def _part(graph: Graph, consumer: int, slot: int) -> str:
    """One path's part of a gradient: what comes from above, times the local derivative."""
    node = graph.nodes[consumer]
    rule = PRIMITIVES[node.op].local[slot]
    assert rule is not None  # noqa: S101 - `_passes` has asked
    local = rule(Speller(), Spelled(_name(node.id)), *_operands(graph, node))
    product: Spelled = Spelled(f'grad["{node.id}"]') * local
    return product.text


def _operands(graph: Graph, node: Node) -> list[Spelled]:
    return [_spelled(graph.nodes[index]) for index in node.inputs]


def _spelled(node: Node) -> Spelled:
    if node.visible or node.constant is None:
        return Spelled(_name(node.id))
    return spelled(node.constant)


def _name(name: str) -> str:
    """A node's name, marked where the code means something else by it."""
    taken = name in _OWN or keyword.iskeyword(name) or name.endswith("_")
    return f"{name}_" if taken else name

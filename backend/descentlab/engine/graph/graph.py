"""The computation graph of a formula: its nodes, in an order in which operands come before what uses them."""

from dataclasses import dataclass
from math import isfinite

from descentlab.engine.graph.formula import Formula, Statement, Term
from descentlab.engine.graph.primitive import PRIMITIVES
from descentlab.engine.graph.writer import texts

OUTPUT = "J"
"""What the last line is called where it goes without a name."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the graph: a leaf, a constant, or an operation (a primitive's name) on earlier nodes, its `inputs`."""

    index: int
    op: str
    inputs: tuple[int, ...]
    name: str
    """Its name in the formula, "" where it has none."""
    text: str
    """The expression it stands for, in the names of the formula: `a + u`."""
    constant: float | None
    layer: int
    """The longest way here from a leaf, in nodes: where a drawing from left to right puts it."""

    @property
    def id(self) -> str:
        """Its name, or `_5` for the nameless node 5 (no name starts with `_`)."""
        return self.name or f"_{self.index}"

    @property
    def visible(self) -> bool:
        """False for a nameless number: that is a part of the operations that use it, as the 3 in `J = 3*v`."""
        return self.constant is None or bool(self.name)


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a formula, its output, its leaves, and for each node the (consumer, operand's place) that use it.

    Equal expressions are one node, so that work is done once and the paths that meet there are added there. Consumers
    are listed in the order in which a backward pass reaches them.
    """

    formula: Formula
    nodes: tuple[Node, ...]
    output: int
    leaves: dict[str, int]
    consumers: tuple[tuple[tuple[int, int], ...], ...]


def graph_of(formula: Formula) -> Graph:
    """The graph of a formula."""
    builder = _Builder(formula)
    for name in formula.names:
        builder.leaf(name)
    for statement in formula.statements:
        builder.line(statement)
    nodes = tuple(builder.nodes)
    return Graph(formula, nodes, builder.output, builder.leaves, _consumers(nodes))


def _consumers(nodes: tuple[Node, ...]) -> tuple[tuple[tuple[int, int], ...], ...]:
    out: list[list[tuple[int, int]]] = [[] for _ in nodes]
    for node in reversed(nodes):
        for slot, operand in enumerate(node.inputs):
            out[operand].append((node.index, slot))
    return tuple(tuple(uses) for uses in out)


class _Builder:
    def __init__(self, formula: Formula) -> None:
        self.formula = formula
        self.texts = texts(formula.terms)
        self.nodes: list[Node] = []
        self.leaves: dict[str, int] = {}
        self.named: dict[str, int] = {}
        self.known: dict[tuple[object, ...], int] = {}
        self.of_term: list[int] = []
        self.output = 0

    def leaf(self, name: str) -> None:
        self.leaves[name] = self.add("leaf", (), name, name)

    def line(self, statement: Statement) -> None:
        name = statement.name or (OUTPUT if OUTPUT not in self.leaves and OUTPUT not in self.named else "")
        for term in range(statement.first, statement.root):
            self.of_term.append(self.shared(term))
        self.of_term.append(self.named_root(statement.root, name) if name else self.shared(statement.root))
        self.output = self.of_term[-1]
        self.named[name] = self.output

    def named_root(self, index: int, name: str) -> int:
        """A node of its own for what a line names."""
        term = self.formula.terms[index]
        if _is_constant(term):
            return self.add("constant", (), name, self.texts[index], term.constant)
        if term.op in {"leaf", "use"}:
            return self.add("identity", (self.shared(index),), name, term.symbol)
        return self.operation(index, name)

    def shared(self, index: int) -> int:
        """The node of a term: the same one for equal terms."""
        term = self.formula.terms[index]
        if term.op == "leaf":
            return self.leaves[term.symbol]
        if term.op == "use":
            return self.named[term.symbol]
        if _is_constant(term):
            key: tuple[object, ...] = ("constant", str(term.constant))
            if key not in self.known:
                self.known[key] = self.add("constant", (), "", self.texts[index], term.constant)
            return self.known[key]
        key = (term.op, *(self.of_term[operand] for operand in term.operands))
        return self.known[key] if key in self.known else self.operation(index, "")

    def operation(self, index: int, name: str) -> int:
        term = self.formula.terms[index]
        inputs = tuple(self.of_term[operand] for operand in term.operands)
        op = "power" if term.op == "pow" and self.nodes[inputs[1]].constant is not None else term.op
        node = self.add(op, inputs, name, self.texts[index])
        self.known.setdefault((term.op, *inputs), node)
        return node

    def add(self, op: str, inputs: tuple[int, ...], name: str, text: str, constant: float | None = None) -> int:
        layer = 1 + max((self.nodes[i].layer for i in inputs if self.nodes[i].visible), default=-1)
        self.nodes.append(Node(len(self.nodes), op, inputs, name, text, constant, layer))
        return len(self.nodes) - 1


def _is_constant(term: Term) -> bool:
    """True for arithmetic on numbers alone with a finite result: 1/0 stays an operation, to carry its note."""
    return term.constant is not None and isfinite(term.constant)


def operation_name(node: Node) -> str:
    """What an answer calls the operation of a node."""
    return PRIMITIVES[node.op].op or node.op if node.op in PRIMITIVES else node.op

"""From a graph to straight-line code of its value and gradient, as the race kernels compile it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from keyword import iskeyword

from descentlab.engine.graph.curvature import curvatures, depends, kinked
from descentlab.engine.graph.evaluation import Evaluation
from descentlab.engine.graph.graph import Graph
from descentlab.engine.graph.primitive import FUNCTIONS
from descentlab.engine.graph.symbolic import Symbol, Tape, arithmetic
from descentlab.engine.kernel.program import Formula as Code

DEEPEST = 16
"""Operations inside one another on one line of code; more get a line of their own."""
_SIGNS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**"}


@dataclass(frozen=True, slots=True)
class Emitted:
    """The code of a formula and, where they were asked for, of its second derivatives."""

    code: Code
    curvature: tuple[str, ...] = ()
    """d2J/dp_i dp_j for i <= j, row by row, over the same lines."""
    quadratic: bool = False
    """True where the second derivatives are the same everywhere and not all 0."""


def emitted(graph: Graph, parameters: Sequence[str], fixed: Sequence[str] = (), *, curved: bool = False) -> Emitted:
    """The code of a graph's value and gradient by `parameters`; the `fixed` leaves become knobs of the code.

    The numbers that the code computes are those that floats going through the graph give, but for the sign of zeros.
    """
    tape = Tape()
    locals_ = local_names([*parameters, *fixed])
    leaves = {name: tape.leaf(locals_[name]) for name in graph.leaves}
    evaluation = Evaluation(graph, leaves, arithmetic(tape)).run()
    by = [leaves[name] for name in parameters]
    results = [tape.of(evaluation.values[graph.output])]
    results += [tape.of(evaluation.grads[graph.leaves[name]]) for name in parameters]
    seconds = curvatures(tape, results[1:], by) if curved else []
    lines, texts = _Writer(tape, [*results, *seconds]).written()
    kept, knobs = (tuple(locals_[name] for name in names) for names in (parameters, fixed))
    code = Code(kept, knobs, tuple(lines), texts[0], tuple(texts[1 : 1 + len(by)]))
    quadratic = any(tape.value(second) != 0.0 for second in seconds) and _even(tape, results[0], seconds, by)
    return Emitted(code, tuple(texts[1 + len(by) :]), quadratic)


def _even(tape: Tape, value: Symbol, seconds: Sequence[Symbol], by: Sequence[Symbol]) -> bool:
    """True where the curvature is the same everywhere."""
    return not kinked(tape, value, by) and not any(depends(tape, second, by) for second in seconds)


def local_names(names: Sequence[str]) -> dict[str, str]:
    """A Python identifier for each name: the name itself unless Python keeps that word (`lambda`)."""
    return {name: f"_{name}" if iskeyword(name) else name for name in names}


class _Writer:
    """Writes the entries that the results need: what is used once stands where it is used."""

    def __init__(self, tape: Tape, results: Sequence[Symbol]) -> None:
        self.tape = tape
        self.results = [result.index for result in results]
        self.uses = self._uses()
        self.lines: list[str] = []
        self.texts: dict[int, str] = {}
        self.depths: dict[int, int] = {}

    def written(self) -> tuple[list[str], list[str]]:
        for index in sorted(self.uses):
            self._write(index)
        return self.lines, [self.texts[index] for index in self.results]

    def _uses(self) -> Mapping[int, int]:
        uses = dict.fromkeys(self.results, 0)
        for index in self.results:
            uses[index] += 1
        for index in range(len(self.tape.ops) - 1, -1, -1):
            for operand in self.tape.ops[index][1] if index in uses else ():
                uses[operand] = uses.get(operand, 0) + 1
        return uses

    def _write(self, index: int) -> None:
        op, operands = self.tape.ops[index]
        text = self._text(index, op, operands)
        depth = 1 + max((self.depths[operand] for operand in operands), default=-1)
        if operands and (self.uses[index] > 1 or depth >= DEEPEST):
            self.lines.append(f"_{len(self.lines)} = {text}")
            text, depth = f"_{len(self.lines) - 1}", 0
        self.texts[index], self.depths[index] = text, depth

    def _text(self, index: int, op: str, operands: tuple[int, ...]) -> str:
        if index in self.tape.constants:
            return repr(self.tape.constants[index])
        if index in self.tape.names:
            return self.tape.names[index]
        if op in FUNCTIONS:
            return f"{op}({', '.join(self.texts[operand] for operand in operands)})"
        parts = [self._operand(operand) for operand in operands]
        if op == "neg":
            return f"-{parts[0]}"
        left = self.texts[operands[0]] if operands[0] in self.tape.constants and op != "pow" else parts[0]
        return f"{left} {_SIGNS[op]} {parts[1]}"

    def _operand(self, index: int) -> str:
        text = self.texts[index]
        plain = self.depths[index] == 0 or self.tape.ops[index][0] in FUNCTIONS
        return text if plain and not text.startswith("-") else f"({text})"

"""The computation graph of a formula, as a client asks for it."""

from pydantic import Field

from descentlab.engine.graph.answer import graph
from descentlab.engine.graph.error import FormulaError
from descentlab.session.formula import FormulaRefusal
from descentlab.session.refusal import JsonObject
from descentlab.session.strict import Strict


class GraphSpec(Strict):
    """A formula and its names' values: {"expression": "u=b*c; J=3*(a+u)", "values": {"a": 5, "b": 3, "c": 2}}."""

    expression: str
    values: dict[str, float] = Field(default_factory=dict)
    """One for each name that the formula does not define; others are ignored."""


def answer(spec: GraphSpec) -> JsonObject:
    """Nodes with values, local derivatives, gradients, sums (`engine/graph/answer.py`); else `Refusal` (`formula`)."""
    try:
        return graph(spec.expression, spec.values)
    except FormulaError as error:
        raise FormulaRefusal(error) from None

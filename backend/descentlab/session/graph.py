"""The computation graph of a formula, as a client asks for it."""

from collections.abc import Mapping
from itertools import cycle
from typing import Annotated

import numpy as np
from pydantic import Field

from descentlab.engine.graph.answer import graph
from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.parser import parse
from descentlab.session.formula import FormulaRefusal
from descentlab.session.refusal import JsonObject, Refusal
from descentlab.session.strict import Strict

MOST_ROWS = 64
"""Points of one answer: two seconds of a race at its usual speed, and a few hundred kilobytes of a large formula."""


class GraphSpec(Strict):
    """A formula and its names' values: {"expression": "u=b*c; J=3*(a+u)", "values": {"a": 5, "b": 3, "c": 2}}."""

    expression: str
    values: dict[str, float] = Field(default_factory=dict)
    """One for each name that the formula does not define; others are ignored."""
    otherwise: list[float] = Field(default_factory=list)
    """Given in turn to the names that have no value; where it is empty, such a name is an error."""
    rows: dict[str, Annotated[list[float], Field(min_length=1, max_length=MOST_ROWS)]] = Field(default_factory=dict)
    """Names that take several values, as they do in a race: every number of the answer is then a list of as many."""


def answer(spec: GraphSpec) -> JsonObject:
    """Nodes with values, local derivatives, gradients, sums (`engine/graph/answer.py`); else `Refusal` (`formula`)."""
    rows = _rows(spec)
    try:
        return graph(spec.expression, {**_filled(spec), **rows})
    except FormulaError as error:
        raise FormulaRefusal(error) from None


def _filled(spec: GraphSpec) -> Mapping[str, object]:
    if not spec.otherwise:
        return dict(spec.values)
    names = [name for name in parse(spec.expression).names if name not in spec.values and name not in spec.rows]
    return dict(zip(names, cycle(spec.otherwise), strict=False)) | spec.values


def _rows(spec: GraphSpec) -> Mapping[str, object]:
    wanted = len(next(iter(spec.rows.values()), ()))
    for name, values in spec.rows.items():
        if len(values) != wanted:
            message = f"All rows must be of one length, {wanted}; those of {name[:80]} are {len(values)}."
            raise Refusal("wrong_length", message, ("rows", name), {"wanted": wanted, "got": len(values)})
    return {name: np.array(values) for name, values in spec.rows.items()}

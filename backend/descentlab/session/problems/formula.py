"""A loss that a person types."""

from typing import Literal

from pydantic import Field

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.problem import formula_problem
from descentlab.session.formula import FormulaRefusal
from descentlab.session.limits import Limits
from descentlab.session.problem import Kind, ProblemSpec, Settled
from descentlab.session.race import race_on
from descentlab.session.refusal import Where

STEPS = 300
"""How many steps are proposed where a request does not say."""


class FormulaSpec(ProblemSpec):
    """A formula: {"kind": "formula", "expression": "(w*x - y)^2", "parameters": ["w"], "fixed": {"x": 2, "y": 6}}."""

    kind: Literal["formula"]
    expression: str
    parameters: list[str] = Field(default_factory=list)
    """The names that learn, in order; where there are none, every name that is not fixed, as they appear."""
    fixed: dict[str, float] = Field(default_factory=dict)
    """The values of the other names."""


def _settle(spec: FormulaSpec, where: Where, limits: Limits) -> Settled:  # noqa: ARG001
    try:
        problem = formula_problem(spec.expression, spec.parameters, spec.fixed)
    except FormulaError as error:
        raise FormulaRefusal(error, where) from None
    return Settled(
        spec=spec.model_copy(update={"parameters": list(problem.parameters)}),
        parameters=problem.parameters,
        start=problem.start,
        steps=STEPS,
        race=lambda run: race_on(problem, run),
        problem=lambda: problem,
        levels=problem.levels,
    )


KIND = Kind(name="formula", order=20, model=FormulaSpec, settle=_settle, slow=True)

"""A loss surface of the catalogue, by name."""

from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Field

from descentlab.engine.problem import surface_problem
from descentlab.engine.surface import surfaces
from descentlab.session.choosing import choose
from descentlab.session.knobs import read_knobs
from descentlab.session.limits import Limits
from descentlab.session.problem import Kind, ProblemSpec, Settled
from descentlab.session.race import race_on
from descentlab.session.refusal import Where
from descentlab.session.strict import NameOf


class SurfaceSpec(ProblemSpec):
    """A surface of the catalogue: {"kind": "surface", "name": "ravine", "knobs": {}}."""

    kind: Literal["surface"]
    name: Annotated[str, NameOf(surfaces)]
    knobs: dict[str, Any] = Field(default_factory=dict)


def _settle(spec: SurfaceSpec, where: Where, limits: Limits) -> Settled:
    surface = choose(surfaces(), spec.name, "surface", (*where, "name"))
    knobs = read_knobs(spec.knobs, surface.knobs, (*where, "knobs"), limits)
    numbers = {name: value for name, value in knobs.items() if isinstance(value, float)}
    problem = partial(surface_problem, surface, numbers)
    return Settled(
        spec=spec.model_copy(update={"knobs": knobs}),
        parameters=surface.parameters,
        start=surface.starts[0].at,
        steps=surface.steps,
        race=lambda run: race_on(problem(), run),
        problem=problem,
        levels=surface.levels,
    )


KIND = Kind(name="surface", order=10, model=SurfaceSpec, settle=_settle)

"""The run spec: one schema for HTTP, the WebSocket, Python and the address bar.

    {"problem": {"kind": "surface", "name": "ravine", "knobs": {}}, "start": [-9.0, 2.0], "steps": 300,
     "racers": [{"rule": "adam", "knobs": {"alpha": 0.01}, "schedule": {"name": "constant", "knobs": {}}}]}

The models here say which fields there are and of what type; `session/settle.py` checks names and bounds against the
engine and fills in the defaults.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, PlainValidator, SerializeAsAny
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from descentlab.engine.optimizer import rules
from descentlab.engine.schedule import schedules
from descentlab.engine.variant import Form
from descentlab.session.network import LEFT_OUT, MOST_EDITS, BatchSize, EditSpec, NetworkChanges
from descentlab.session.problem import ProblemSpec, kinds, read_problem
from descentlab.session.strict import NameOf, Strict

Knobs = dict[str, Any]

SAFE_INTEGER = 2**53 - 1
"""The largest whole number that JavaScript holds exactly."""


class ScheduleSpec(Strict):
    """How the learning rate changes: the name of a schedule and its knobs."""

    name: Annotated[str, NameOf(schedules)] = "constant"
    knobs: Knobs = Field(default_factory=dict)


class StyleSpec(Strict):
    """How a racer is drawn; what is left out is the rule's own."""

    colour: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] | None = None
    dash: Literal["solid", "dot", "dash", "longdash", "dashdot", "longdashdot"] | None = None
    marker: Annotated[str, Field(pattern="^[a-z0-9-]{1,40}$")] | None = None


class RacerSpec(Strict):
    """One racer: a rule with its own knobs and schedule."""

    rule: Annotated[str, NameOf(rules)]
    label: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    knobs: Knobs = Field(default_factory=dict)
    schedule: ScheduleSpec = Field(default_factory=ScheduleSpec)
    start: list[float] | None = None
    """This racer's own start; the run's where it is left out."""
    sign: Literal["minus", "plus"] = "minus"
    """"plus" adds the gradient instead of taking it off, to see why not."""
    l2_form: Form | None = LEFT_OUT
    """Weight decay in this form, its strength the knob `l2`; none where it is left out. A network has its own."""
    corrected: bool | None = LEFT_OUT
    """False leaves out the correction of averages for their start at 0, where the rule has one."""
    style: StyleSpec | None = None
    network: NetworkChanges | None = LEFT_OUT
    """What this racer's network has of its own, where the problem is a network."""
    batch_size: BatchSize | None = LEFT_OUT
    """This racer's own batch size, where the problem is a network."""
    edits: Annotated[list[EditSpec], Field(max_length=MOST_EDITS)] | None = LEFT_OUT
    """What a person sets by hand, where the problem is a network."""


class OfAnyKind:
    """For the OpenAPI document: a problem is one of the models of the kinds there are."""

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"oneOf": [handler(kind.model.__pydantic_core_schema__) for kind in kinds().values()]}


class RunSpec(Strict):
    """One problem, its racers, and how long they run."""

    problem: Annotated[SerializeAsAny[ProblemSpec], PlainValidator(read_problem), OfAnyKind()]
    start: list[float] | None = None
    """Where every racer starts; the problem's first named start where it is left out."""
    steps: Annotated[int, Field(ge=1, le=SAFE_INTEGER)] | None = None
    """Updates of the run; what the problem proposes where it is left out."""
    seed: Annotated[int, Field(ge=0, le=SAFE_INTEGER)] = 0
    noise: Annotated[float, Field(ge=0.0, le=1e6)] = 0.0
    """Standard deviation of the seeded noise added to every component of the gradient."""
    steps_per_epoch: Annotated[int, Field(ge=1, le=1_000_000)] = 10
    target: float | None = None
    """A loss at which a racer has arrived and ends."""
    racers: Annotated[list[RacerSpec], Field(min_length=1)]

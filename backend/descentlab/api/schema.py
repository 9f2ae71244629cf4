"""The shapes of the answers, for the OpenAPI document, and the document itself."""

from typing import Any, Literal

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from descentlab.exports.take import ExportSpec
from descentlab.session.average import AverageSpec
from descentlab.session.batch_norm import BatchNormSpec
from descentlab.session.deep import DeepSpec
from descentlab.session.graph import GraphSpec
from descentlab.session.landscape import LandscapeSpec
from descentlab.session.spec import RunSpec
from descentlab.session.sweep import SweepSpec

REFERENCE = "#/components/schemas/{model}"


class ErrorDetail(BaseModel):
    """What went wrong, for a program (`code`), for a person (`message`), and at which field (`where`)."""

    code: str
    message: str
    where: list[str | int]
    values: dict[str, Any] = Field(default_factory=dict)
    position: int | None = None
    """For a formula: the character of the expression, from 0."""


class ErrorEnvelope(BaseModel):
    """The answer to a request that was refused."""

    error: ErrorDetail


REFUSED: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorEnvelope} for status in (400, 408, 413, 415, 422, 503)
}
"""What every address that reads a body may answer instead."""


class Health(BaseModel):
    """The server is alive."""

    status: Literal["ok"]
    version: str


class Readiness(BaseModel):
    """Whether the server can serve, and why not."""

    status: Literal["ready", "not ready"]
    reasons: list[str]


class EndAnswer(BaseModel):
    """How a racer ended, and the numbers that explain it."""

    model_config = ConfigDict(extra="allow")
    kind: Literal["reached", "descending", "stuck", "cycling", "diverged"]
    step: int


class RacerAnswer(BaseModel):
    """One racer's path: entry t of each list belongs to the point after update t; 0 is the start."""

    rule: str
    label: str
    params: list[list[float | None]]
    loss: list[float | None]
    grad: list[list[float | None]]
    alpha: list[float | None]
    state: dict[str, list[list[float | None]]]
    end: EndAnswer


class RunAnswer(BaseModel):
    """A whole run; numbers that are not finite are null."""

    parameters: list[str]
    spec: dict[str, Any]
    racers: list[RacerAnswer]


Answered = float | None | list[float | None]
"""A number of a graph; of a graph at several points, one for each."""


class InputAnswer(BaseModel):
    """An operand of a node, and the node's derivative by it."""

    id: str
    local: Answered


class PathAnswer(BaseModel):
    """One path of a gradient: `product` = `local` * `upstream`."""

    through: str
    local: Answered
    upstream: Answered
    product: Answered


class NodeAnswer(BaseModel):
    """A node of a computation graph; `grad` is the sum of the products of `sum`, `difference` the same by moving it."""

    id: str
    label: str
    op: str
    text: str
    layer: int
    value: Answered
    grad: Answered
    difference: float | None
    inputs: list[InputAnswer]
    sum: list[PathAnswer]
    note: dict[str, str] | None


class GraphAnswer(BaseModel):
    """A computation graph, operands before what uses them; numbers that are not finite are null."""

    expression: str
    nodes: list[NodeAnswer]
    output: str
    leaves: dict[str, Answered]


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """The OpenAPI description of a request body that the endpoint itself reads as the model."""
    reference = {"$ref": REFERENCE.format(model=model.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": reference}}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the models of the bodies that endpoints read by themselves."""
    document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    bodies = (RunSpec, ExportSpec, LandscapeSpec, GraphSpec, SweepSpec, AverageSpec, DeepSpec, BatchNormSpec)
    _, definitions = models_json_schema([(model, "validation") for model in bodies], ref_template=REFERENCE)
    document.setdefault("components", {}).setdefault("schemas", {}).update(definitions["$defs"])
    return document

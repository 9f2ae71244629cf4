"""The fields of a spec that describe a network and its data, and what they mean to the engine."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from descentlab.engine.data.dataset import MOST_SAMPLES, datasets
from descentlab.engine.data.task import Samples, Task, drawn, held_out, outputs
from descentlab.engine.data.task import given as given_points
from descentlab.engine.nn.activation import ACTIVATIONS
from descentlab.engine.nn.init import INITS
from descentlab.engine.nn.loss import LOSSES
from descentlab.engine.nn.network import MOST_LAYERS, MOST_UNITS, Form, Network
from descentlab.engine.nn.training import Training
from descentlab.session.choosing import choose, unknown
from descentlab.session.refusal import JsonObject, Refusal, Where
from descentlab.session.strict import NameOf, Strict

OUTPUT_ACTIVATION = "identity"
"""What the outputs go through before the squared error; logistic and softmax are a part of their losses."""
POINTS = "points"
"""The data set that is a person's own points."""
MOST_CLASSES = 6
"""Classes that a person's own points may have."""
MOST_NOISE = 10.0
MOST_L2 = 1e6
SAFE_INTEGER = 2**53 - 1

MOST_EDITS = 1_000
"""Parameters that a person may set by hand in one run of a racer."""
LEFT_OUT: Any = Field(default=None, exclude_if=lambda value: value is None)
"""A field that a full spec leaves out where it was not given."""

Side = Annotated[list[float], Field(min_length=2, max_length=2)]
Point = Annotated[list[float], Field(min_length=3, max_length=3)]
Hidden = Annotated[list[Annotated[int, Field(ge=1, le=MOST_UNITS)]], Field(max_length=MOST_LAYERS)]
BatchSize = Annotated[int, Field(ge=1, le=MOST_SAMPLES)]
L2 = Annotated[float, Field(ge=0.0, le=MOST_L2)]


def _data_names() -> Mapping[str, object]:
    return {**datasets(), POINTS: None}


class DataSpec(Strict):
    """The data: {"name": "circle", "size": 500, "noise": 0.0, "test_share": 0.5}, or one's own points."""

    name: Annotated[str, NameOf(_data_names)] = "circle"
    size: Annotated[int, Field(ge=2, le=MOST_SAMPLES)] | None = None
    """How many samples, those for testing included; 500, or as many as there are points."""
    noise: Annotated[float, Field(ge=0.0, le=MOST_NOISE)] = 0.0
    """Standard deviation of what is added to every input (to the number to predict, where that is one)."""
    test_share: Annotated[float, Field(ge=0.0, lt=1.0)] = 0.5
    seed: Annotated[int, Field(ge=0, le=SAFE_INTEGER)] | None = None
    """What the samples are drawn and split by; the run's seed where it is left out."""
    points: Annotated[list[Point], Field(min_length=2, max_length=MOST_SAMPLES)] | None = LEFT_OUT
    """[x1, x2, label] each, for the data called "points" only."""
    domain: Annotated[list[Side], Field(min_length=2, max_length=2)] | None = LEFT_OUT
    """[low, high] of both inputs: what is shown of points; where they lie, with some room, where it is left out."""
    labels: Literal["classes", "values"] = "classes"
    """Whether the labels of points name classes or are numbers to predict."""


class NetworkSpec(Strict):
    """The network: {"hidden": [4, 2], "activation": "tanh", "loss": "squared", ...}."""

    hidden: Hidden = Field(default_factory=lambda: [4, 2])
    activation: Annotated[str, NameOf(lambda: ACTIVATIONS)] = "tanh"
    loss: Annotated[str, NameOf(lambda: LOSSES)] = "squared"
    init: Annotated[str, NameOf(lambda: INITS)] = "glorot_normal"
    bias: bool = True
    batch_norm: bool = False
    l2: L2 = 0.0
    l2_form: Form = "coupled"


class NetworkChanges(Strict):
    """What a racer's network has of its own; what is left out is as in the problem."""

    hidden: Hidden | None = LEFT_OUT
    activation: Annotated[str, NameOf(lambda: ACTIVATIONS)] | None = LEFT_OUT
    loss: Annotated[str, NameOf(lambda: LOSSES)] | None = LEFT_OUT
    init: Annotated[str, NameOf(lambda: INITS)] | None = LEFT_OUT
    bias: bool | None = LEFT_OUT
    batch_norm: bool | None = LEFT_OUT
    l2: L2 | None = LEFT_OUT
    l2_form: Form | None = LEFT_OUT


class EditSpec(Strict):
    """A parameter set by hand: {"step": 120, "parameter": "W1_2_1", "value": 0.5}."""

    step: Annotated[int, Field(ge=0, le=SAFE_INTEGER)]
    """The update after which it is set; 0 is before the first."""
    parameter: str
    value: float


def settled_data(data: DataSpec, where: Where) -> DataSpec:
    """The data with the defaults filled in; `Refusal` for an unknown name, or points where they do not belong."""
    choose(_data_names(), data.name, "data set", (*where, "name"))
    if (data.points is None) != (data.name != POINTS):
        code, verb = ("missing", "needs") if data.points is None else ("unknown_field", "takes no")
        raise Refusal(code, f'The data set "{data.name}" {verb} points.', (*where, "points"))
    size = data.size or (500 if data.points is None else len(data.points))
    if data.points is not None:
        _check_points(data, size, where)
    _check_domain(data, where)
    return data.model_copy(update={"size": size})


def _check_points(data: DataSpec, size: int, where: Where) -> None:
    points = data.points or []
    if size != len(points):
        message = f"There are {len(points)} points; size must be left out or be that number."
        raise Refusal("wrong_length", message, (*where, "size"), {"wanted": len(points), "got": size})
    classes = len({point[2] for point in points})
    if data.labels == "classes" and not 2 <= classes <= MOST_CLASSES:
        message = (
            f"The labels have {classes} different values; points of classes have 2 to {MOST_CLASSES}. "
            'For numbers to predict say "labels": "values".'
        )
        raise Refusal("too_few" if classes < 2 else "too_many", message, (*where, "points"), {"got": classes})


def _check_domain(data: DataSpec, where: Where) -> None:
    if data.domain is not None and data.points is None:
        raise Refusal("unknown_field", f'The data set "{data.name}" has its own domain.', (*where, "domain"))
    for axis, (low, high) in enumerate(data.domain or ()):
        if not low < high or not np.isfinite(high - low):
            message = "Each side of the domain must be [low, high] with low below high."
            raise Refusal("out_of_range", message, (*where, "domain", axis), {"low": low, "high": high})


def task_of(data: DataSpec, seed: int) -> Task:
    """The engine's task of settled data."""
    seed = seed if data.seed is None else data.seed
    if data.points is None:
        return drawn(datasets()[data.name], data.size or 0, data.noise, data.test_share, seed)
    rows = np.array(data.points, dtype=np.float64)
    x, label, classes = np.ascontiguousarray(rows[:, :2]), rows[:, 2], 0
    if data.labels == "classes":
        values, places = np.unique(label, return_inverse=True)
        label, classes = places.astype(np.float64), len(values)
    domain = None if data.domain is None else tuple((low, high) for low, high in data.domain)
    return given_points(Samples(x, label), classes, data.test_share, seed, domain)


def size_of(data: DataSpec) -> tuple[int, int]:
    """How many samples of settled data train, and how many test."""
    size = data.size or 0
    held = held_out(size, data.test_share)
    return size - held, held


def shape_of(data: DataSpec) -> tuple[int, int]:
    """How many inputs the samples have, and how many classes there are (0: numbers to predict)."""
    if data.points is None:
        dataset = datasets()[data.name]
        return dataset.inputs, dataset.classes
    return 2, len({point[2] for point in data.points}) if data.labels == "classes" else 0


def network_of(spec: NetworkSpec, data: DataSpec, where: Where) -> Network:
    """The engine's network; `Refusal` for unknown names, and for a loss that does not suit the data."""
    for name, entries, what in (
        ("activation", ACTIVATIONS, "activation"),
        ("loss", LOSSES, "loss"),
        ("init", INITS, "initialisation"),
    ):
        choose(entries, getattr(spec, name), what, (*where, name))
    inputs, classes = shape_of(data)
    if not classes and not LOSSES[spec.loss].regression:
        known = [loss.name for loss in LOSSES.values() if loss.regression]
        problem = f'These data are numbers to predict, for which there is no loss called "{spec.loss}"'
        raise unknown("unknown_name", problem, spec.loss, known, (*where, "loss"))
    return Network(inputs, outputs(classes, spec.loss), tuple(spec.hidden), **_choices(spec))


def _choices(spec: NetworkSpec) -> dict[str, Any]:
    names = ("activation", "loss", "init", "bias", "batch_norm", "l2", "l2_form")
    return {name: getattr(spec, name) for name in names}


def data_json(training: Training) -> JsonObject:
    """Samples and targets, {"train": {"x": [M, n_in], "y": [M, n_out]}, ...}; where they lie; how many classes."""
    task, loss = training.task, training.trainees[0].network.loss
    parts = {"train": task.train, "test": task.test}
    samples = {name: {"x": part.x.tolist(), "y": task.targets(part, loss).tolist()} for name, part in parts.items()}
    return {**samples, "domain": [list(side) for side in task.domain], "classes": task.classes}


def changed(spec: NetworkSpec, changes: NetworkChanges | None) -> NetworkSpec:
    """The problem's network with what a racer has of its own."""
    given = {} if changes is None else changes.model_dump(exclude_none=True)
    return spec.model_copy(update=given)

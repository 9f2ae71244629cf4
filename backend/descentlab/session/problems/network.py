"""A small network and the data it learns from."""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from descentlab.engine.nn.columns import SCALARS
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.trainee import Edit, Trainee
from descentlab.engine.nn.training import MOST_NUMBERS, Training, proposed_stride, rows_of
from descentlab.session.limits import Limits
from descentlab.session.look import Looker
from descentlab.session.network import (
    OUTPUT_ACTIVATION,
    BatchSize,
    DataSpec,
    NetworkSpec,
    changed,
    data_json,
    network_of,
    settled_data,
    size_of,
    task_of,
)
from descentlab.session.network_look import looker
from descentlab.session.problem import Kind, ProblemSpec, Running, Settled
from descentlab.session.race import racers_of
from descentlab.session.refusal import JsonObject, Refusal, Where
from descentlab.session.spec import RacerSpec, RunSpec

STEPS = 1000
"""How many updates are proposed where a request does not say."""
SLICE = 1000.0
"""Microseconds, about, of one slice of work."""

MOST_SAMPLES = 4_000
"""Samples times networks from which on a training is not made in a slice of about three milliseconds."""


class NetworkProblem(ProblemSpec):
    """A network: {"kind": "network", "data": {...}, "network": {...}, "batch_size": 10}."""

    kind: Literal["network"]
    data: DataSpec = Field(default_factory=DataSpec)
    network: NetworkSpec = Field(default_factory=NetworkSpec)
    batch_size: BatchSize = 10
    """Samples of a batch; more than there are to train on means all of them."""
    stride: Annotated[int, Field(ge=1)] | None = None
    """Updates from one row of the record to the next; where it is left out, so many that the record stays small."""


def _settle(spec: NetworkProblem, where: Where, limits: Limits) -> Settled:  # noqa: ARG001
    data = settled_data(spec.data, (*where, "data"))
    network = network_of(spec.network, data, (*where, "network"))
    return Settled(
        spec=spec.model_copy(update={"data": data}),
        parameters=tuple(Layout(network).names()),
        start=(),
        steps=STEPS,
        race=_training,
        complete=_complete,
        heavy=lambda run: size_of(data)[0] * len(run.racers) > MOST_SAMPLES,
        rows=lambda run: rows_of(run.steps or 0, _problem(run).stride or 1),
        scalars=SCALARS,
        besides=_besides,
        look=_look,
    )


def _problem(run: RunSpec) -> NetworkProblem:
    problem = run.problem
    if not isinstance(problem, NetworkProblem):
        raise TypeError(f"a run of the kind {problem.kind} is no training")
    return problem


def _complete(run: RunSpec, limits: Limits) -> RunSpec:  # noqa: ARG001
    """Check the racers' networks and the record's size; fill in what the data say of epochs."""
    problem = _problem(run)
    if run.noise:
        message = "Batches are the noise of a network; noise must be 0."
        raise Refusal("out_of_range", message, ("noise",), {"name": "noise", "minimum": 0.0, "maximum": 0.0})
    networks = [_network(run, index) for index in range(len(run.racers))]
    sizes = [Layout(network).size for network in networks]
    for index, racer in enumerate(run.racers):
        _check_decay(racer, ("racers", index, "l2_form"))
        _check_start(run, index, sizes[index])
        _check_edits(racer, networks[index], ("racers", index, "edits"))
    stride = problem.stride or proposed_stride(run.steps or 0, sum(sizes))
    _check_record(run, stride, sum(sizes))
    train, _ = size_of(problem.data)
    filled = {
        "problem": problem.model_copy(update={"stride": stride}),
        "steps_per_epoch": -(-train // min(train, problem.batch_size)),
    }
    return run.model_copy(update=filled)


def _network(run: RunSpec, index: int) -> Network:
    problem, racer = _problem(run), run.racers[index]
    if racer.network is None:
        return network_of(problem.network, problem.data, ("problem", "network"))
    if racer.network.loss not in {None, problem.network.loss}:
        message = f'All racers of a run have one loss, here "{problem.network.loss}", or they could not be compared.'
        raise Refusal("unknown_name", message, ("racers", index, "network", "loss"), {"known": [problem.network.loss]})
    return network_of(changed(problem.network, racer.network), problem.data, ("racers", index, "network"))


def _check_decay(racer: RacerSpec, where: Where) -> None:
    if racer.l2_form is not None:
        message = 'The weight decay of a network is its own: "network": {"l2": ..., "l2_form": ...}.'
        raise Refusal("unknown_field", message, where, {"name": "l2_form"})


def _check_start(run: RunSpec, index: int, size: int) -> None:
    own = run.racers[index].start
    start = run.start if own is None else own
    where: Where = ("start",) if own is None else ("racers", index, "start")
    if start is not None and len(start) != size:
        message = f"The network of racer {index} has {size} parameters; the start holds {len(start)} numbers."
        raise Refusal("wrong_length", message, where, {"wanted": size, "got": len(start)})


def _check_edits(racer: RacerSpec, network: Network, where: Where) -> None:
    names = set(Layout(network).names()) if racer.edits else set()
    for index, edit in enumerate(racer.edits or ()):
        if edit.parameter not in names:
            message = f'There is no parameter called "{edit.parameter[:80]}" in this network.'
            raise Refusal("unknown_name", message, (*where, index, "parameter"), {"name": edit.parameter[:80]})


def _check_record(run: RunSpec, stride: int, numbers: int) -> None:
    held = rows_of(run.steps or 0, stride) * numbers
    if _problem(run).stride is not None and held > MOST_NUMBERS:
        message = f"The record would hold {held} parameters, and may hold {MOST_NUMBERS}: take a longer stride."
        raise Refusal("too_large", message, ("problem", "stride"), {"limit": MOST_NUMBERS, "got": held})


def _training(run: RunSpec) -> Training:
    problem = _problem(run)
    task = task_of(problem.data, run.seed)
    trainees = [_trainee(run, index) for index in range(len(run.racers))]
    return Training(
        task,
        trainees,
        run.steps or 0,
        seed=run.seed,
        stride=problem.stride,
        target=run.target,
        pause_after=SLICE,
    )


def _besides(training: Running) -> JsonObject:
    """The data as the networks see them, and what the outputs go through before the squared error."""
    if not isinstance(training, Training):
        raise TypeError("only a training has data")
    return {"data": data_json(training), "output_activation": OUTPUT_ACTIVATION}


def _look(training: Running) -> Looker:
    if not isinstance(training, Training):
        raise TypeError("only a training has networks to look at")
    return looker(training)


def _trainee(run: RunSpec, index: int) -> Trainee:
    racer, network = run.racers[index], _network(run, index)
    names = {name: number for number, name in enumerate(Layout(network).names())}
    edits = tuple(Edit(edit.step, names[edit.parameter], edit.value) for edit in racer.edits or ())
    batch = _problem(run).batch_size if racer.batch_size is None else racer.batch_size
    engine = racers_of(run)[index]
    if engine.start is None and run.start is not None:
        engine = replace(engine, start=tuple(run.start))
    return Trainee(engine, network, batch, edits)


KIND = Kind(name="network", order=30, model=NetworkProblem, settle=_settle)

"""The weights of every network of a training after one update, layer by layer."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.nn.network import Network
from descentlab.engine.nn.training import Training
from descentlab.exports.code.names import keys
from descentlab.exports.format import Taken
from descentlab.session.refusal import Refusal

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """One network as it was after `step` updates."""

    key: str
    """Its rule, then `rule-2`, `rule-3` for further ones."""
    label: str
    step: int
    network: Network
    layers: tuple[dict[str, Array], ...]
    """Of each layer W [n_out, n_in], b [n_out] where it has biases, and gamma, beta, mean, variance [n_out] where it is
    normalised (mean and variance are the running ones, by which it predicts)."""


def weights_of(taken: Taken) -> Iterator[Weights]:
    """Every network at the step that is taken, or at its last where it ended before; `Refusal` where there is none."""
    training = taken.run.race
    if not isinstance(training, Training):
        message = "Only a network has weights; take this run's numbers as CSV or JSON."
        raise Refusal("not_exportable", message, ("problem",))
    racers = taken.settled.spec.racers
    for index, (key, racer) in enumerate(zip(keys(racer.rule for racer in racers), racers, strict=True)):
        last = training.last(index)
        step = last if taken.step is None else min(taken.step, last)
        network = training.trainees[index].network
        yield Weights(key, racer.label or key, step, network, tuple(_layers(training, index, step)))


def _layers(training: Training, index: int, step: int) -> Iterator[dict[str, Array]]:
    stack, place = training.at(index, step)
    layout, flat = stack.layout, stack.params[place]
    scales, running = layout.scales(flat), iter(layout.running(stack.statistics[place]))
    for matrix, scale, (n_in, _) in zip(layout.matrices(flat), scales, layout.network.layers, strict=True):
        layer = {"W": matrix[:, :n_in].copy()}
        if matrix.shape[1] > n_in:
            layer["b"] = matrix[:, n_in].copy()
        if scale is not None:
            mean, variance = next(running).copy()
            layer |= {"gamma": scale[0].copy(), "beta": scale[1].copy(), "mean": mean, "variance": variance}
        yield layer

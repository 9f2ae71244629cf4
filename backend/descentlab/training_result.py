"""A whole training in Python: what `descentlab.race(spec)` gives for a network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.data.order import Index
from descentlab.engine.ending import End
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.training import Training
from descentlab.session.network import OUTPUT_ACTIVATION
from descentlab.session.whole import WholeRun

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from descentlab.exports.words import Language

Array = NDArray[np.float64]
Layer = tuple[Array, Array]
"""Weights W [n_out, n_in] and biases b [n_out]."""
Norm = tuple[Array, Array, Array, Array]
"""Gamma, beta, running mean and running variance, [n] each."""


@dataclass(frozen=True, slots=True)
class TrainingData:
    """The samples as the networks see them: (X [M, n_in], y [M, n_out]), y being the targets of the loss."""

    train: tuple[Array, Array]
    test: tuple[Array, Array]


@dataclass(frozen=True, slots=True)
class TraineeRun:
    """One racer's record; row i belongs to the network after `steps[i]` updates."""

    rule: str
    label: str
    steps: NDArray[np.int64]
    columns: Mapping[str, Array]
    """Every column by name, [rows] or, for `params` and `grad_norm`, [rows, n]; NaN where row 0 has no value."""
    end: End
    _training: Training = field(repr=False)
    _index: int = field(repr=False)

    @property
    def train_loss(self) -> Array:
        """The loss on the training samples, L2 left out, [rows]; normalised layers predict by running statistics."""
        return self.columns["train_loss"]

    @property
    def loss(self) -> Array:
        """The training loss, under the name that it has in a race."""
        return self.train_loss

    @property
    def test_loss(self) -> Array:
        """The loss on the test samples, [rows]; NaN where there are none."""
        return self.columns["test_loss"]

    @property
    def accuracy(self) -> Array:
        """The share of test samples that are right, [rows]; KeyError where the task has no classes."""
        return self.columns["accuracy"]

    @property
    def params(self) -> Array:
        """All parameters, [rows, P], in the order of `engine/nn/layout.py`."""
        return self.columns["params"]

    @property
    def alpha(self) -> Array:
        """The rate that the update before each row used, [rows]; NaN in row 0."""
        return self.columns["alpha"]

    def weights(self, step: int) -> list[Layer]:
        """Each layer's W and b after `step` updates, whether there is a row of them or not.

        A layer without biases, as every normalised one is, has zeros there. Raises ValueError for a step not made.
        """
        stack, place = self._training.at(self._index, step)
        return [
            (matrix[:, :n_in].copy(), matrix[:, n_in].copy() if matrix.shape[1] > n_in else np.zeros(len(matrix)))
            for matrix, (n_in, _) in zip(stack.layout.matrices(stack.params[place]), stack.network.layers, strict=True)
        ]

    def norms(self, step: int) -> list[Norm]:
        """Each hidden layer's gamma, beta, running mean and variance after `step` updates; none without batch norm."""
        stack, place = self._training.at(self._index, step)
        scales = [scale for scale in stack.layout.scales(stack.params[place]) if scale is not None]
        running = stack.layout.running(stack.statistics[place])
        return [
            (scale[0].copy(), scale[1].copy(), average[0].copy(), average[1].copy())
            for scale, average in zip(scales, running, strict=True)
        ]

    def batches(self, epoch: int) -> list[Index]:
        """The training samples of each batch of an epoch (from 1), as indices into `run.data.train`."""
        return self._training.batches(self._index, epoch)


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """A whole training: its full spec, its data, and its racers' records.

    Enough to repeat it in another library: start from `weights(0)`, go through `batches(1)`, `batches(2)`.. of
    `data.train`, and compare with `weights(step)`.
    """

    spec: Mapping[str, Any]
    parameters: tuple[str, ...]
    data: TrainingData
    racers: tuple[TraineeRun, ...]
    training: Training = field(repr=False)
    """The engine's own, which gives any update once more."""
    output_activation: str = OUTPUT_ACTIVATION

    def figure(self, lang: "Language" = "en") -> "go.Figure":
        """Draw what each network says over its inputs, and the losses, as a Plotly figure that plays.

        Args:
            lang: the language of its words, "en" or "zh".

        """
        from descentlab.exports.figure.of_run import figure_of  # noqa: PLC0415 - exports are made from runs

        return figure_of(self, lang)


def trained(whole: WholeRun, training: Training) -> TrainingRun:
    """The record of a training that has come to its end."""
    task, loss = training.task, training.trainees[0].network.loss
    train, test = ((part.x, task.targets(part, loss)) for part in (task.train, task.test))
    racers = tuple(_racer(whole, training, index) for index in range(len(training.trainees)))
    spec = whole.settled.spec.model_dump(mode="json")
    return TrainingRun(
        spec, tuple(Layout(training.trainees[0].network).names()), TrainingData(train, test), racers, training
    )


def _racer(whole: WholeRun, training: Training, index: int) -> TraineeRun:
    spec, end, columns = whole.settled.spec.racers[index], training.ends[index], whole.columns(index)
    if end is None:
        raise ValueError("the training has not come to its end")
    steps = columns.pop("steps").astype(np.int64)
    return TraineeRun(spec.rule, spec.label or spec.rule, steps, columns, end, training, index)

"""The columns of a training's record, computed for many rows at once from what is kept of them as they pass."""

from dataclasses import dataclass

import numpy as np

from descentlab.engine.data.task import Task
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.predict import Prediction, predicting
from descentlab.engine.nn.tape import Array
from descentlab.engine.racer import Column

TOGETHER = 131_072
"""Outputs kept before the losses of their rows are computed."""


class Judge:
    """Loss and accuracy of a network's rows on training and test samples: outputs are kept and judged together."""

    def __init__(self, network: Network, task: Task) -> None:
        self.network = network
        both = np.concatenate([task.train.x, task.test.x])
        self._prediction = Prediction(network, np.ascontiguousarray(both.T))
        self._train = len(task.train.label)
        targets = [task.targets(samples, network.loss) for samples in (task.train, task.test)]
        self._targets = np.ascontiguousarray(np.concatenate(targets).T)[:, None, :]
        labels = np.concatenate([task.train.label, task.test.label])
        self._classes = (labels == 1.0 if len(self._targets) == 1 else labels.astype(np.intp)) if task.classes else None
        self.rows = max(1, min(256, TOGETHER // self._targets.size))
        """How many rows are judged together."""
        self._outputs = np.empty((network.outputs, self.rows, len(both)))

    def see(self, row: int, params: Array, statistics: Array) -> None:
        """Keep the outputs of a row."""
        self._outputs[:, row] = self._prediction.at(predicting(self.network, params, statistics))

    def verdict(self, rows: int) -> dict[str, Array]:
        """Columns [rows]: the losses of the network as it predicts, L2 left out, and the shares it gets right."""
        outputs = self._outputs[:, :rows]
        mean, targets = self.network.criterion.mean, self._targets
        train, test = np.s_[..., : self._train], np.s_[..., self._train :]
        none = np.full(rows, np.nan)
        columns = {
            "train_loss": mean(outputs[train], targets[train]),
            "test_loss": mean(outputs[test], targets[test]) if targets[test].size else none,
        }
        if self._classes is not None:
            right = (self._chosen(outputs) == self._classes).astype(np.float64)
            columns |= {"train_accuracy": _share(right[:, : self._train], columns["train_loss"])}
            columns |= {"accuracy": _share(right[:, self._train :], columns["test_loss"])}
        return columns

    def _chosen(self, outputs: Array) -> Array:
        """The class that each output stands for, [rows, N]."""
        return np.asarray(outputs.argmax(axis=0) if len(outputs) > 1 else outputs[0] > 0.0)


def _share(right: Array, losses: Array) -> Array:
    """The share of samples that are right, NaN where the loss is."""
    counted = right.dot(np.ones(right.shape[-1])) / max(1, right.shape[-1])
    return np.where(np.isnan(losses), np.nan, counted)


@dataclass(frozen=True)
class Norms:
    """Norms of one network's parameters and gradients, for many rows at once."""

    layout: Layout

    def weights(self, params: Array) -> Array:
        """sqrt(sum W^2) over all weights (not biases) of params [rows, P], [rows]."""
        weights = params * self.layout.decayed()
        return np.asarray(np.sqrt(np.add.reduce(weights * weights, axis=1)))

    def gradients(self, grads: Array) -> Array:
        """sqrt(sum (dJ/dW)^2 + sum (dJ/db)^2) of each layer from grads [rows, P], [layers, rows]."""
        squares = grads * grads
        return np.stack([np.sqrt(np.add.reduce(squares[:, weights], axis=1)) for weights, _ in self.layout.spans])


SCALARS = frozenset(
    {"steps", "epoch", "samples", "train_loss", "test_loss", "train_accuracy", "accuracy"}
    | {"batch_loss", "weight_norm", "alpha"}
)
"""The columns with one number a row whatever the network."""


def layout_of(network: Network, classes: int) -> tuple[Column, ...]:
    """The columns that the training of a network records, in order."""
    accuracy = [Column("train_accuracy", 1), Column("accuracy", 1)] if classes else []
    return (
        Column("steps", 1),
        Column("epoch", 1),
        Column("samples", 1),
        Column("params", Layout(network).size),
        Column("train_loss", 1),
        Column("test_loss", 1),
        *accuracy,
        Column("batch_loss", 1),
        Column("grad_norm", len(network.layers)),
        Column("weight_norm", 1),
        Column("alpha", 1),
    )

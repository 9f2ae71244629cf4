"""A network on its whole training set at once: gradient without the noise of batches, and what every unit says."""

from dataclasses import dataclass

import numpy as np

from descentlab.engine.data.task import Task
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.step import Buffers, Step
from descentlab.engine.nn.tape import Array, looped


@dataclass(frozen=True, slots=True)
class Look:
    """What one pass over the training set showed; the arrays are the caller's to keep."""

    loss: float
    """The mean loss, L2 left out; normalised layers use the set's own mean and variance."""
    gradient: Array
    """dJ/dparameters, flat [P]."""
    hidden: tuple[Array, ...]
    """What the units of each hidden layer say, [n, M]."""
    deltas: tuple[Array, ...]
    """dJ/d(the weighted sums) of each layer, [n, M]."""


class WholeSet:
    """The training set of a task as one batch of a network."""

    def __init__(self, network: Network, task: Task) -> None:
        self.layout = Layout(network)
        self._network = network
        self._params = np.zeros((1, self.layout.size))
        buffers = Buffers(network, self._params, np.zeros_like(self._params), np.zeros((1, self.layout.statistics)))
        self._grads = buffers.grads
        x, samples = task.train.x.T, len(task.train.label)
        ones = np.ones((int(self.layout.biased[0]), samples))
        self._features = np.concatenate([x, ones])
        self._targets = np.ascontiguousarray(task.targets(task.train, network.loss).T)[:, None, :]
        self._step = Step(buffers, samples)
        self._loop = looped(self._step.tape, [])
        self._forward = looped(self._step.tape[: self._step.forward_calls], [])

    def look(self, params: Array) -> Look:
        """One pass forward and back with parameters [P]."""
        np.copyto(self._params[0], params)
        with np.errstate(all="ignore"):
            self._loop([(self._features, self._features.T, self._targets)], [()])
            loss = self._loss()
        hidden = tuple(values[:, 0].copy() for values in self._step.hidden)
        return Look(loss, self._grads[0].copy(), hidden, tuple(delta[:, 0].copy() for delta in self._step.deltas))

    def loss(self, params: Array) -> float:
        """The loss alone."""
        np.copyto(self._params[0], params)
        with np.errstate(all="ignore"):
            self._forward([(self._features, self._features.T, self._targets)], [()])
            return self._loss()

    def _loss(self) -> float:
        return float(self._network.criterion.mean(self._step.outputs[:, 0], self._targets[:, 0]))

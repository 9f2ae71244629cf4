"""What a trained network says of many samples: one network at a time, over inputs laid out once."""

from dataclasses import replace

import numpy as np

from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.norm import folded
from descentlab.engine.nn.tape import Array, Tape, bound, by_net, product, run

TOGETHER = 2_048
"""Samples that go through the layers at a time, so that a layer's values stay in the processor's cache."""


def plain(network: Network) -> Network:
    """The network that predicts: batch normalisation is a part of its weights and biases."""
    return replace(network, bias=network.bias or network.batch_norm, batch_norm=False)


def predicting(network: Network, params: Array, statistics: Array) -> Array:
    """The flat parameters of `plain(network)` that predict as parameters [P] with running statistics [S] do."""
    if not network.batch_norm:
        return params
    layout, simple = Layout(network), Layout(plain(network))
    out = np.zeros(simple.size)
    scales, running = layout.scales(params), [*layout.running(statistics), None]
    for matrix, target, scale, average in zip(
        layout.matrices(params), simple.matrices(out), scales, running, strict=True
    ):
        width = target.shape[1] - 1
        weights, bias = matrix[:, :width], matrix[:, width] if matrix.shape[1] > width else np.zeros(len(matrix))
        if scale is not None and average is not None:
            weights, bias = folded(weights, bias, scale, average)
        target[:, :width], target[:, width] = weights, bias
    return out


class Prediction:
    """A network's values at fixed samples [inputs, N]; every call of `at` writes over the last one's answer."""

    def __init__(self, network: Network, samples: Array, *, every_unit: bool = False) -> None:
        self.network = plain(network)
        self.size = samples.shape[1]
        layout = Layout(self.network)
        self._flat = np.zeros((1, layout.size))
        self._matrices = layout.matrices(self._flat)
        self._inputs = np.concatenate([samples, np.ones((int(self.network.bias), self.size))])
        self.outputs = np.empty((self.network.outputs, self.size))
        """The linear outputs, [n_out, N]."""
        self.units = [np.empty((width, self.size)) for width in self.network.hidden] if every_unit else []
        """What every hidden unit says, [n, N] per hidden layer, where it was asked for."""
        self._tapes = [bound(self._tape(first)) for first in range(0, self.size, TOGETHER)]

    def at(self, predicting_params: Array) -> Array:
        """The linear outputs [n_out, N] of the network with these parameters (`predicting`), [P]."""
        np.copyto(self._flat[0], predicting_params)
        for tape in self._tapes:
            run(tape)
        return self.outputs

    def _tape(self, first: int) -> Tape:
        part = slice(first, min(first + TOGETHER, self.size))
        values = np.ascontiguousarray(self._inputs[:, part])[:, None, :]
        tape: Tape = []
        for layer, matrix in enumerate(self._matrices):
            width = matrix.shape[1]
            last = layer == len(self._matrices) - 1
            out = np.ones((width + (self.network.bias and not last), 1, values.shape[2]))
            if last and self.size <= TOGETHER:
                out = self.outputs[:, None, :]
            tape.append(product(matrix, by_net(values), by_net(out[:width])))
            if not last:
                self.network.function.forward(tape, out[:width])
            kept = self.outputs if last else self.units[layer] if self.units else None
            if kept is not None and not np.shares_memory(kept, out):
                tape.append((np.copyto, kept[:, part], out[:width, 0]))
            values = out
        return tape

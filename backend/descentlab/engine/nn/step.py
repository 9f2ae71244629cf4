"""One forward and backward pass of K networks over a batch of one size, written as a tape."""

from dataclasses import dataclass

import numpy as np

from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.norm import BatchNorm
from descentlab.engine.nn.tape import Array, Tape, by_net, product


@dataclass
class Buffers:
    """What passes of every batch size share: K networks' parameters [K, P], gradients [K, P] and running statistics [K, S]."""

    network: Network
    params: Array
    grads: Array
    statistics: Array

    @property
    def nets(self) -> int:
        """K."""
        return len(self.params)


class Step:
    """Forward and backward over a batch of `batch` samples; `tape` leaves dJ/dparameters in `buffers.grads`.

    Activations are node-major, [n, K, B], with features first and a row of ones below where a bias multiplies it: every element-wise
    call sees whole contiguous blocks. `block` [n_in + 1 + n_out, B] takes the batch: features, ones, targets.
    """

    def __init__(self, buffers: Buffers, batch: int) -> None:
        network = buffers.network
        self.batch = batch
        self.block = np.ones((network.inputs + 1 + network.outputs, batch))
        self.targets = self.block[network.inputs + 1 :]
        self.activations: list[Array] = [self.block[: network.inputs + network.bias, None, :]]
        """What goes into each layer, with its row of ones, and last the outputs."""
        self.slopes: list[Array] = []
        """dJ/d(the weighted sums) of each layer."""
        self.tape: Tape = []
        self._layout = Layout(network)
        self._matrices = self._layout.matrices(buffers.params)
        self._norms: list[BatchNorm] = []
        self._forward(buffers)
        self._backward(buffers)

    @property
    def outputs(self) -> Array:
        """The network's linear outputs, [n_out, K, B]."""
        return self.activations[-1]

    def _forward(self, buffers: Buffers) -> None:
        network = buffers.network
        scales, slopes = self._layout.scales(buffers.params), self._layout.scales(buffers.grads)
        running = self._layout.running(buffers.statistics)
        for layer, (_, width) in enumerate(network.layers):
            hidden = layer < len(network.hidden)
            values = np.ones((width + (network.bias and hidden), buffers.nets, self.batch))
            z = values[:width]
            self.tape.append(product(self._matrices[layer], by_net(self.activations[-1]), by_net(z)))
            scale, slope = scales[layer], slopes[layer]
            if scale is not None and slope is not None:
                self._norms.append(BatchNorm(scale, slope, running[layer], z))
                self.tape += self._norms[-1].forward()
            if hidden:
                network.function.forward(self.tape, z)
            self.activations.append(values)

    def _backward(self, buffers: Buffers) -> None:
        network = buffers.network
        slopes = self._layout.matrices(buffers.grads)
        d = np.empty_like(self.outputs)
        network.criterion.backward(self.tape, self.outputs, self.targets[:, None, :], d)
        for layer in reversed(range(len(network.layers))):
            self.slopes.insert(0, d)
            into = by_net(self.activations[layer])
            self.tape.append(product(by_net(d), into.transpose(0, 2, 1), slopes[layer]))
            if layer:
                d = self._through(network, layer, d)

    def _through(self, network: Network, layer: int, d: Array) -> Array:
        """From dJ/dz of a layer to dJ/dz of the one below."""
        width = network.sizes[layer]
        below = np.empty((width, *d.shape[1:]))
        spare = np.empty_like(below)
        self.tape.append(product(self._matrices[layer][:, :, :width].transpose(0, 2, 1), by_net(d), by_net(below)))
        network.function.backward(self.tape, self.activations[layer][:width], below, spare)
        if self._norms:
            self.tape += self._norms[layer - 1].backward(below, spare)
        return below

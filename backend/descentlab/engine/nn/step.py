"""One forward and backward pass of K networks over a batch of one size, written as a tape."""

from dataclasses import dataclass

import numpy as np

from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.norm import BatchNorm
from descentlab.engine.nn.tape import Array, Slot, Tape, by_net, first_product, product


@dataclass
class Buffers:
    """What passes of every batch size share: parameters [K, P], gradients [K, P] and running statistics [K, S]."""

    network: Network
    params: Array
    grads: Array
    statistics: Array

    @property
    def nets(self) -> int:
        """K."""
        return len(self.params)


class Step:
    """Forward and backward over the `batch` samples in the tape's slots; leaves dJ/dparameters in `buffers.grads`.

    Activations are node-major, [n, K, B], with features first and a row of ones below where a bias multiplies it, so
    that every element-wise call sees whole contiguous blocks; those of all hidden layers lie in one block, for f' of
    all of them at once.
    """

    def __init__(self, buffers: Buffers, batch: int) -> None:
        self.network = buffers.network
        self.batch = batch
        layout = Layout(self.network)
        self._matrices = layout.matrices(buffers.params)
        self._gradients = layout.matrices(buffers.grads)
        tall = [width + self.network.bias for width in self.network.hidden]
        tops = [sum(tall[:layer]) for layer in range(len(tall))]
        values = np.ones((sum(tall), buffers.nets, batch))
        slopes = np.empty_like(values)
        self._values, self._slopes = values, slopes
        reach = [width + biased for width, biased in zip(self.network.hidden, layout.biased[1:], strict=True)]
        self._into = [values[top : top + height] for top, height in zip(tops, reach, strict=True)]
        """What goes into each layer but the first: the values of the layer below, and a row of ones for its biases."""
        self.hidden = [values[top : top + width] for top, width in zip(tops, self.network.hidden, strict=True)]
        """The values of each hidden layer, [n, K, B]."""
        self._hidden_slopes = [slopes[top : top + width] for top, width in zip(tops, self.network.hidden, strict=True)]
        self.outputs = np.empty((self.network.outputs, buffers.nets, batch))
        """The linear outputs, [n_out, K, B]."""
        self.deltas: list[Array] = []
        """dJ/d(the weighted sums) of each layer, [n, K, B]."""
        self._norms = self._normalised(layout, buffers)
        self.tape: Tape = []
        self._forward()
        self.forward_calls = len(self.tape)
        """How many of the tape's calls lead to the outputs."""
        self._backward()

    def _normalised(self, layout: Layout, buffers: Buffers) -> list[BatchNorm]:
        scales, slopes = layout.scales(buffers.params), layout.scales(buffers.grads)
        parts = zip(scales, slopes, layout.running(buffers.statistics), self.hidden, strict=False)
        return [
            BatchNorm(scale, slope, running, z)
            for scale, slope, running, z in parts
            if scale is not None and slope is not None
        ]

    def _forward(self) -> None:
        for layer, matrix in enumerate(self._matrices):
            last = layer == len(self.hidden)
            z = self.outputs if last else self.hidden[layer]
            self.tape += (
                [product(matrix, by_net(self._into[layer - 1]), by_net(z))] if layer else first_product(matrix, z)
            )
            if self._norms and not last:
                self.tape += self._norms[layer].forward()
            if not last:
                self.network.function.forward(self.tape, z)

    def _backward(self) -> None:
        slope = self.network.function.slope
        if slope is not None and self.hidden:
            slope(self.tape, self._values, self._slopes)
        d = np.empty_like(self.outputs)
        self.network.criterion.backward(self.tape, self.outputs, Slot.TARGETS, d)
        for layer in reversed(range(len(self._matrices))):
            self.deltas.insert(0, d)
            below = by_net(self._into[layer - 1]).transpose(0, 2, 1) if layer else Slot.TRANSPOSED
            self.tape.append(product(by_net(d), below, self._gradients[layer]))
            if layer:
                d = self._through(layer, d)

    def _through(self, layer: int, d: Array) -> Array:
        """From dJ/dz of a layer to dJ/dz of the one below."""
        # the whole matrix, its biases included: `dot` would copy a part of it, which costs more than the row too many
        matrix = self._matrices[layer].transpose(0, 2, 1)
        all_below = np.empty((matrix.shape[1], *d.shape[1:]))
        self.tape.append(product(matrix, by_net(d), by_net(all_below)))
        below = all_below[: self.network.sizes[layer]]
        if self.network.function.slope is not None:
            self.tape.append((np.multiply, below, self._hidden_slopes[layer - 1], below))
        if self._norms:
            self.tape += self._norms[layer - 1].backward(below, np.empty_like(below))
        return below

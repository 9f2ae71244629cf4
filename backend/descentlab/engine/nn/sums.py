"""The weighted sums of a network's hidden layers, as their activations take them."""

from collections.abc import Sequence

import numpy as np

from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.norm import EPS
from descentlab.engine.nn.tape import Array


def weighted_sums(network: Network, params: Array, features: Array, hidden: Sequence[Array]) -> tuple[Array, ...]:
    """Z = W a + b of each hidden layer, [n, M], normalised over all M samples where the network normalises.

    `features` [inputs, M] and `hidden`, what each hidden layer says of them [n, M].
    """
    layout = Layout(network)
    before = [features, *hidden]
    parts = zip(layout.matrices(params), layout.scales(params), network.layers, before, strict=False)
    with np.errstate(all="ignore"):
        return tuple(_sums(matrix, scale, n_in, a) for (matrix, scale, (n_in, _), a) in list(parts)[: len(hidden)])


def _sums(matrix: Array, scale: Array | None, n_in: int, before: Array) -> Array:
    z = matrix[:, :n_in] @ before
    if matrix.shape[1] > n_in:
        z = z + matrix[:, n_in:]
    if scale is None:
        return np.asarray(z)
    centred = z - z.mean(axis=1, keepdims=True)
    variance = np.mean(centred**2, axis=1, keepdims=True)
    return np.asarray(scale[0][:, None] * centred / np.sqrt(variance + EPS) + scale[1][:, None])

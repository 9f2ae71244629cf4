"""A network as a textbook writes it, samples first, one operation at a time: what the tapes are compared with."""

import numpy as np

from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.norm import EPS

ACTIVATIONS = {
    "identity": lambda z: z,
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: np.where(z > 0, z, 0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
}


def outputs(network: Network, flat: np.ndarray, x: np.ndarray, statistics: np.ndarray | None = None) -> np.ndarray:
    """The linear outputs [M, n_out] at samples x [M, n_in]; normalised by the batch, or by running statistics."""
    layout = Layout(network)
    a = x
    for layer, (matrix, scale) in enumerate(zip(layout.matrices(flat), layout.scales(flat), strict=True)):
        n_in = network.sizes[layer]
        z = a @ matrix[:, :n_in].T + (matrix[:, n_in] if layout.biased[layer] else 0)
        if scale is not None:
            mean, variance = (z.mean(0), z.var(0)) if statistics is None else layout.running(statistics)[layer]
            z = scale[0] * (z - mean) / np.sqrt(variance + EPS) + scale[1]
        a = ACTIVATIONS[network.activation](z) if layer < len(network.hidden) else z
    return a


def loss(network: Network, z: np.ndarray, y: np.ndarray) -> float:
    """The mean loss of outputs against targets, both [M, n_out]."""
    if network.loss == "squared":
        return 0.5 * float(np.mean(np.sum((z - y) ** 2, axis=1)))
    if network.loss == "logistic":
        p = 1 / (1 + np.exp(-z))
        return -float(np.mean(np.sum(y * np.log(p) + (1 - y) * np.log(1 - p), axis=1)))
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -float(np.mean(np.sum(y * np.log(p), axis=1)))


def slope(network: Network, flat: np.ndarray, x: np.ndarray, y: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """dJ/dparameters by central differences."""
    out = np.empty_like(flat)
    for i in range(len(flat)):
        there, back = flat.copy(), flat.copy()
        there[i] += h
        back[i] -= h
        ahead, behind = (loss(network, outputs(network, point, x), y) for point in (there, back))
        out[i] = (ahead - behind) / (2 * h)
    return out


def kinked(network: Network, flat: np.ndarray, x: np.ndarray, y: np.ndarray) -> bool:
    """Whether the loss bends so near these parameters that central differences of two widths disagree."""
    rough, fine = (slope(network, flat, x, y, h) for h in (1e-5, 5e-6))
    return bool(np.abs(rough - fine).max() > 1e-6 * (1 + np.abs(fine).max()))

"""Batch normalisation: of the weighted sums of a layer, over the samples of a batch."""

from dataclasses import dataclass, field

import numpy as np

from descentlab.engine.nn.tape import Array, Tape, scalar

EPS = 1e-5
"""Added to the variance under the root."""
DECAY = 0.9
"""How much of the running statistics a batch keeps: they look back over about 10 batches."""


@dataclass
class BatchNorm:
    """Z := gamma*(Z - mu)/sqrt(var + eps) + beta, with mu = mean Z and var = mean (Z - mu)^2 over the batch.

    The running statistics used to predict are exponentially weighted averages over the batches, mean := 0.9*mean +
    0.1*mu and the same for var, from 0 and 1. PyTorch averages B/(B-1)*var there instead and so predicts slightly
    differently; training is the same. A batch of one sample has no spread: it is normalised to beta, and teaches the
    layers below nothing. Source: notes, section 13; Ioffe and Szegedy, Batch normalization, 2015, algorithms 1 and 2.
    """

    scale: Array
    """Gamma and beta of K networks, [K, 2, n]; a view of the parameters."""
    slope: Array
    """Their gradients, [K, 2, n]; a view of the gradients."""
    running: Array
    """Running mean and variance, [K, 2, n]; a view of the statistics."""
    z: Array
    """The weighted sums, [n, K, B]: normalised in place, `spread` and `centred` remembered for the way back."""
    centred: Array = field(init=False)
    inverse: Array = field(init=False)
    """1/sqrt(var + eps), [n, K, 1]."""

    def __post_init__(self) -> None:
        self.centred = np.empty_like(self.z)
        self.inverse = np.empty((*self.z.shape[:2], 1))

    def forward(self) -> Tape:
        """The calls that normalise z and move the running statistics."""
        mean, variance, spare = np.empty_like(self.inverse), np.empty_like(self.inverse), np.empty_like(self.z)
        samples = scalar(self.z.shape[-1])
        gamma, beta = _columns(self.scale)
        return [
            (np.add.reduce, self.z, -1, None, mean, True),
            (np.divide, mean, samples, mean),
            (np.subtract, self.z, mean, self.centred),
            (np.multiply, self.centred, self.centred, spare),
            (np.add.reduce, spare, -1, None, variance, True),
            (np.divide, variance, samples, variance),
            *_averaged(self.running, mean, variance),
            (np.add, variance, scalar(EPS), variance),
            (np.sqrt, variance, variance),
            (np.divide, scalar(1.0), variance, self.inverse),
            (np.multiply, self.centred, self.inverse, self.centred),
            (np.multiply, self.centred, gamma, self.z),
            (np.add, self.z, beta, self.z),
        ]

    def backward(self, d: Array, spare: Array) -> Tape:
        """The calls that turn d = dJ/d(normalised and scaled) into dJ/dZ in place, [n, K, B], and set the slopes.

        dJ/dgamma = sum d*N, dJ/dbeta = sum d, dJ/dZ = gamma/sqrt(var + eps) * (d - mean d - N*mean(d*N)), N the
        normalised Z.
        """
        dgamma, dbeta = np.empty_like(self.inverse), np.empty_like(self.inverse)
        samples = scalar(d.shape[-1])
        gamma, _ = _columns(self.scale)
        gamma_slope, beta_slope = _columns(self.slope)
        return [
            (np.multiply, d, self.centred, spare),
            (np.add.reduce, spare, -1, None, dgamma, True),
            (np.copyto, gamma_slope, dgamma),
            (np.add.reduce, d, -1, None, dbeta, True),
            (np.copyto, beta_slope, dbeta),
            (np.divide, dgamma, samples, dgamma),
            (np.divide, dbeta, samples, dbeta),
            (np.multiply, self.centred, dgamma, spare),
            (np.subtract, d, dbeta, d),
            (np.subtract, d, spare, d),
            (np.multiply, self.inverse, gamma, dgamma),
            (np.multiply, d, dgamma, d),
        ]


def _columns(pair: Array) -> tuple[Array, Array]:
    """[K, 2, n] as two node-major columns [n, K, 1]."""
    columns = pair.transpose(1, 2, 0)[..., None]
    return columns[0], columns[1]


def _averaged(running: Array, mean: Array, variance: Array) -> Tape:
    calls: Tape = []
    spare = np.empty_like(mean)
    for average, value in zip(_columns(running), (mean, variance), strict=True):
        calls += [
            (np.multiply, average, scalar(DECAY), average),
            (np.multiply, value, scalar(1.0 - DECAY), spare),
            (np.add, average, spare, average),
        ]
    return calls


def folded(weights: Array, bias: Array, scale: Array, running: Array) -> tuple[Array, Array]:
    """A layer's weights [n, n_in] and bias [n] with its testing normalisation folded in.

    W*q and (b - mean)*q + beta, with q = gamma/sqrt(var + eps) of the running statistics.
    """
    factor = scale[0] / np.sqrt(running[1] + EPS)
    return weights * factor[:, None], (bias - running[0]) * factor + scale[1]

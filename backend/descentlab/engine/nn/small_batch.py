"""Batch normalisation of one small batch, every number of it: as it is, as the notes print it, and as it predicts.

Source: notes, section 13; Ioffe and Szegedy, Batch normalization, 2015, algorithms 1 and 2.
"""

from dataclasses import dataclass

import numpy as np

from descentlab.engine.nn.norm import DECAY
from descentlab.engine.nn.tape import Array


@dataclass(frozen=True, slots=True)
class SmallBatch:
    """The weighted sums Z [m] of one unit over a batch, what they are scaled and shifted by, and eps >= 0."""

    values: Array
    gamma: float = 1.0
    beta: float = 0.0
    eps: float = 1e-5

    @property
    def mean(self) -> float:
        """Mu = mean Z."""
        return float(np.mean(self.values))

    @property
    def centred(self) -> Array:
        """Z - mu."""
        return self.values - self.mean

    @property
    def variance(self) -> float:
        """The variance, mean (Z - mu)^2."""
        return float(np.mean(self.centred**2))

    @property
    def normalised(self) -> Array:
        """(Z - mu)/sqrt(variance + eps)."""
        with np.errstate(all="ignore"):
            return np.asarray(self.centred / np.sqrt(self.variance + self.eps))

    @property
    def outputs(self) -> Array:
        """Gamma*normalised + beta."""
        return self.gamma * self.normalised + self.beta

    @property
    def printed_variance(self) -> float:
        """What the notes print, mean (Z - mu), the square missing: 0, up to rounding, for every batch."""
        return float(np.mean(self.centred))

    @property
    def printed(self) -> Array:
        """What the notes print, gamma*(Z*mu)/(sqrt(printed variance) + eps) + beta, the minus missing.

        A division by little but eps, or by 0; NaN where rounding has left the printed variance below 0.
        """
        with np.errstate(all="ignore"):
            root = np.sqrt(np.float64(self.printed_variance))
            return np.asarray(self.gamma * (self.values * self.mean) / (root + self.eps) + self.beta)

    def running(self, batches: int) -> tuple[Array, Array]:
        """The averages of mean and variance over 0 .. `batches` batches like this one, from 0 and 1, [batches + 1].

        Exactly: mean_t = mu*(1 - 0.9^t), variance_t = variance + (1 - variance)*0.9^t.
        """
        means, variances = np.zeros(batches + 1), np.ones(batches + 1)
        for t in range(1, batches + 1):
            means[t] = DECAY * means[t - 1] + (1.0 - DECAY) * self.mean
            variances[t] = DECAY * variances[t - 1] + (1.0 - DECAY) * self.variance
        return means, variances

    def predicted(self, batches: int) -> Array:
        """What testing makes of each value, alone or not, after 0 .. `batches` batches, [batches + 1, m]."""
        means, variances = self.running(batches)
        with np.errstate(all="ignore"):
            factor = self.gamma / np.sqrt(variances + self.eps)
            return np.asarray((self.values - means[:, None]) * factor[:, None] + self.beta)

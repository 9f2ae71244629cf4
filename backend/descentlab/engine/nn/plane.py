"""One plane through the space of all weights, on which the paths of several racers can be drawn with the true loss."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from descentlab.engine.data.stream import Purpose, stream
from descentlab.engine.nn.tape import Array
from descentlab.engine.nn.whole import WholeSet


@dataclass(frozen=True, slots=True)
class Plane:
    """The points origin + u*d1 + v*d2, with d1 and d2 of length 1 and at right angles."""

    origin: Array
    """[P]."""
    directions: Array
    """[2, P]."""
    explained: tuple[float, float]
    """The share of all variance of the paths that lies along each direction; their sum is what the plane shows."""

    def project(self, params: Array) -> Array:
        """Where parameters [rows, P] lie on the plane, [2, rows]."""
        return np.asarray(self.directions @ (params - self.origin).T)

    def losses(self, whole: WholeSet, u: Array, v: Array) -> Array:
        """The loss on the training set at every point of a grid, [len(v), len(u)]."""
        out = np.empty((len(v), len(u)))
        for row, down in enumerate(v):
            for column, along in enumerate(u):
                out[row, column] = whole.loss(self.origin + along * self.directions[0] + down * self.directions[1])
        return out


def principal(paths: Sequence[Array]) -> Plane:
    """The plane that shows the most of some paths [rows, P] together: their first two principal directions, by SVD.

    Rows that are not finite are left out. Where the paths go in fewer than two directions the others are any.
    """
    points = _finite(paths)
    origin = points.mean(axis=0)
    _, _, directions = np.linalg.svd(points - origin, full_matrices=len(points) < 2)
    return _plane(points, origin, _completed(directions[:2]))


def random(paths: Sequence[Array], seed: int) -> Plane:
    """A plane through the middle of some paths [rows, P] along two directions drawn by a seed."""
    points = _finite(paths)
    drawn = stream(seed, Purpose.PLANE).standard_normal((2, points.shape[1]))
    return _plane(points, points.mean(axis=0), _completed(drawn))


def by_parameters(paths: Sequence[Array]) -> Plane:
    """The plane through 0 along the first two parameters of some paths [rows, P], P >= 2."""
    points = _finite(paths)
    return _plane(points, np.zeros(points.shape[1]), np.eye(2, points.shape[1]))


def reach(plane: Plane, paths: Sequence[Array], spare: float = 0.15) -> tuple[tuple[float, float], tuple[float, float]]:
    """What to draw of a plane: the span of the paths along each direction, widened by a share of it."""
    spots = plane.project(_finite(paths))
    low, high = spots.min(axis=1), spots.max(axis=1)
    wider = np.where(high > low, spare * (high - low), 1.0)
    spans = np.stack([low - wider, high + wider], axis=1).tolist()
    return (spans[0][0], spans[0][1]), (spans[1][0], spans[1][1])


def _finite(paths: Sequence[Array]) -> Array:
    points = np.concatenate(list(paths))
    return np.asarray(points[np.isfinite(points).all(axis=1)])


def _completed(directions: Array) -> Array:
    """Two directions of length 1 at right angles, largest parts positive; a single weight leaves no second one."""
    basis = np.linalg.qr(directions.T)[0].T
    basis = np.concatenate([basis, np.zeros((2 - len(basis), basis.shape[1]))])
    largest = basis[np.arange(2), np.abs(basis).argmax(axis=1)]
    return np.asarray(basis * np.where(largest < 0.0, -1.0, 1.0)[:, None])


def _plane(points: Array, origin: Array, directions: Array) -> Plane:
    spread = points - origin
    total = float((spread * spread).sum())
    along = directions @ spread.T
    shares = (along * along).sum(axis=1) / total if total > 0.0 else np.zeros(2)
    return Plane(origin, directions, (float(shares[0]), float(shares[1])))

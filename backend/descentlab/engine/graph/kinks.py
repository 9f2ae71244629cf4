"""Looking for minima at kinks, where the slope jumps and Newton's method has no hold: |x - 3|, a cone."""

import numpy as np

from descentlab.engine.graph.graph import Graph
from descentlab.engine.graph.points import distinct, rises, snapped
from descentlab.engine.graph.probe import Array, Probe
from descentlab.engine.graph.stationary import LINES_OF_CODE, lattice

SHARP = frozenset({"abs", "relu", "sign", "min", "max", "sqrt", "log", "div", "pow"})
"""Operations that may make a kink or a cusp; so may powers that are not whole."""
STARTS = 12
LOOKS = 120
SMOOTH = 3.0
"""Twice as far from a smooth minimum the loss rises four times as much, from a kink twice: this lies between."""


def may_be_sharp(graph: Graph) -> bool:
    """True where a formula has an operation that may make a kink or a cusp."""
    powers = [graph.nodes[node.inputs[1]].constant or 0.0 for node in graph.nodes if node.op == "power"]
    return any(node.op in SHARP for node in graph.nodes) or any(power < 1.0 or power % 1.0 for power in powers)


def sharp_minima(probe: Probe) -> Array:
    """Minima [k, n] at kinks: a compass search whose steps halve when none of them leads down."""
    points = lattice(probe.size)
    loss = probe(points)[0]
    finite = np.flatnonzero(np.isfinite(loss))
    if not len(finite) or LINES_OF_CODE // probe.lines < LOOKS:
        return points[:0]
    best = finite[np.argsort(loss[finite], kind="stable")[:STARTS]]
    points = distinct(probe, snapped(_compass(probe, points[best], loss[best]), lambda places: probe(places)[0]))
    near, far = rises(probe, points, 1e-4), rises(probe, points, 2e-4)
    sharp = (near > 0.0).all(axis=1) & (np.median(far / near, axis=1) < SMOOTH)
    found: Array = points[sharp]
    return found


def _compass(probe: Probe, points: Array, loss: Array) -> Array:
    """Go to the best of the 2n neighbours while one is better, else halve the step, until the step is nothing."""
    directions = np.concatenate([np.eye(probe.size), -np.eye(probe.size)])
    steps = np.ones(len(points))
    rows = np.arange(len(points))
    for _ in range(LOOKS):
        places = points[:, None, :] + steps[:, None, None] * directions
        there = probe(places.reshape(-1, probe.size))[0].reshape(len(points), -1)
        there = np.where(np.isfinite(there), there, np.inf)
        best = there.argmin(axis=1)
        better = there[rows, best] < loss
        points = np.where(better[:, None], places[rows, best], points)
        loss = np.where(better, there[rows, best], loss)
        steps = np.where(better, steps, 0.5 * steps)
    return points

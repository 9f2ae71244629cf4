"""What a run descends: a loss and its gradient, compiled, with what is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from descentlab.engine.kernel.columns import evaluated, pictured, pictured_slopes
from descentlab.engine.kernel.program import Formula
from descentlab.engine.surface import Landmarks, Point, Surface

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Problem:
    """A loss of n parameters, from a surface or from lines of any other origin.

    Points are [n, ...], of n parameters. IEEE 754 is followed: where the mathematics has no value there is inf or NaN.
    """

    formula: Formula
    knobs: Mapping[str, float] = field(default_factory=dict)
    domain: tuple[tuple[float, float], ...] = ()
    landmarks: Landmarks = field(default_factory=lambda: Landmarks(minima=()))
    quadratic: bool = False
    name: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters' names."""
        return self.formula.parameters

    @property
    def size(self) -> int:
        """How many parameters there are."""
        return len(self.formula.parameters)

    def evaluate(self, points: Array) -> Array:
        """Loss, then gradient, at points [n, ...] -> [1 + n, ...], with the bits that a run records."""
        return evaluated(self.formula, self.knobs, points)

    def loss(self, points: Array) -> Array:
        """Loss at points [n, ...] -> [...]."""
        return self.evaluate(points)[0]  # type: ignore[no-any-return]

    def gradient(self, points: Array) -> Array:
        """Gradient at points [n, ...] -> [n, ...]."""
        return self.evaluate(points)[1:]

    def picture(self, points: Array) -> Array:
        """Loss at points [n, ...] -> [...] by NumPy's own functions: fast on grids, not to the last bit."""
        return pictured(self.formula, self.knobs, points)

    def picture_gradient(self, points: Array) -> Array:
        """Gradient at points [n, ...] -> [n, ...] by NumPy's own functions: fast on grids, not to the last bit."""
        return pictured_slopes(self.formula, self.knobs, points)

    def loss_at(self, point: Point) -> float:
        """Loss at one point."""
        return float(self.loss(np.array(point, dtype=np.float64)))

    def gradient_at(self, point: Point) -> Point:
        """Gradient at one point."""
        return tuple(float(slope) for slope in self.gradient(np.array(point, dtype=np.float64)))


def surface_problem(surface: Surface, knobs: Mapping[str, float]) -> Problem:
    """The problem of a surface with all its knobs given."""
    formula = Formula(
        surface.parameters, tuple(knob.name for knob in surface.knobs), surface.lines, surface.value, surface.gradient
    )
    landmarks = surface.landmarks if isinstance(surface.landmarks, Landmarks) else surface.landmarks(knobs)
    return Problem(formula, dict(knobs), surface.domain, landmarks, surface.quadratic, surface.name)

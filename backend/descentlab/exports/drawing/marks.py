"""A drawing: marks in pixels, back to front. Every renderer draws the same list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; further rings are holes in it. Each ring is [corners, 2]."""

    rings: tuple[Array, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stroked line through points [n, 2]."""

    points: Array
    colour: str
    width: float
    dashes: tuple[float, ...] = ()
    """Lengths of dashes and gaps."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle that is not filled."""

    at: tuple[float, float]
    radius: float
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `at` is on its base line."""

    text: str
    at: tuple[float, float]
    size: float
    colour: str
    anchor: Anchor = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Marks with an origin of their own, cut at the edges of a box where it has a size."""

    marks: "Sequence[Mark]"
    at: tuple[float, float]
    size: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Colours over a grid, spread smoothly over a box from the origin; those of the outer points lie on its edges."""

    pixels: NDArray[np.uint8]
    """[n, n, 3], the lowest row first."""
    size: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Marks within a box from the origin that many pictures show alike: drawn once, and laid over what is there."""

    marks: "Sequence[Mark]"
    size: tuple[float, float]


Mark = Area | Line | Ring | Words | Part | Field | Layer


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture."""

    size: tuple[float, float]
    ground: str
    marks: list[Mark] = field(default_factory=list)
    title: str = ""
    """What a screen reader says of it."""

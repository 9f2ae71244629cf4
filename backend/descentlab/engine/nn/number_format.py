"""Formats that numbers are kept in: what the largest and the smallest of them can be."""

from types import MappingProxyType
from typing import Any

import numpy as np

from descentlab.engine.nn.tape import Array

FORMATS: MappingProxyType[str, type[np.floating[Any]]] = MappingProxyType(
    {"float64": np.float64, "float32": np.float32, "float16": np.float16}
)
"""IEEE 754 binary formats, by name."""


def kept(values: Array, name: str) -> Array:
    """The values as the format keeps them: rounded, infinite where too large, 0 where too small."""
    if name == "float64":
        return values
    with np.errstate(over="ignore", under="ignore"):
        return values.astype(FORMATS[name]).astype(np.float64)


def reach(name: str) -> tuple[float, float]:
    """The smallest number above 0 and the largest finite one of a format."""
    facts = np.finfo(FORMATS[name])
    return float(facts.smallest_subnormal), float(facts.max)

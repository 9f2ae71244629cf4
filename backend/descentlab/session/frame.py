"""The binary frame of every array that leaves the server: a short JSON header, then float64 columns.

    "DLAB" | H: uint32 little-endian | H bytes of JSON, padded with spaces to a multiple of 8 | float64 little-endian

so that the payload begins at byte 8 + H, aligned for a typed array that reads it where it lies.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import orjson
from numpy.typing import NDArray

MAGIC = b"DLAB"


def encode_frame(header: Mapping[str, object], blocks: Iterable[NDArray[np.float64]]) -> bytes:
    """One frame: the header, then the values of each block, C-contiguous, one block after another."""
    text = orjson.dumps(header)
    text += b" " * (-len(text) % 8)
    return b"".join([MAGIC, len(text).to_bytes(4, "little"), text, *map(_little_endian, blocks)])


def _little_endian(block: NDArray[np.float64]) -> memoryview:
    return np.ascontiguousarray(block, dtype="<f8").data

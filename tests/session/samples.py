"""Run specs and frames for tests."""

import copy
import json
import struct
from typing import Any

import numpy as np

from descentlab.session.limits import Limits

LIMITS = Limits()


def spec(**changes: Any) -> dict[str, Any]:
    """A small valid run spec, with some fields changed; a field changed to None is left out."""
    whole: dict[str, Any] = {
        "problem": {"kind": "surface", "name": "rosenbrock", "knobs": {}},
        "start": [-1.2, 1.0],
        "steps": 20,
        "racers": [{"rule": "adam", "knobs": {"alpha": 0.01}}, {"rule": "gd", "knobs": {"alpha": 0.001}}],
    }
    return {name: value for name, value in (whole | changes).items() if value is not None}


def with_value(path: list[str | int], value: object) -> dict[str, Any]:
    """The sample spec with one value put at a path."""
    whole = copy.deepcopy(spec())
    inner: Any = whole
    for part in path[:-1]:
        if isinstance(inner, dict) and part not in inner:
            inner[part] = {}
        inner = inner[part]
    inner[path[-1]] = value
    return whole


def decode(frame: bytes) -> tuple[dict[str, Any], np.ndarray]:
    """A frame's header and all its values, as docs/protocol.md says."""
    assert frame[:4] == b"DLAB"
    (length,) = struct.unpack_from("<I", frame, 4)
    assert length % 8 == 0
    return json.loads(frame[8 : 8 + length]), np.frombuffer(frame, "<f8", offset=8 + length)


def blocks_of(header: dict[str, Any], values: np.ndarray, layout: list[list[list[Any]]]) -> list[np.ndarray]:
    """The racers' blocks of a chunk, each [columns, rows]."""
    out, top = [], 0
    for columns, rows in zip(layout, header["rows"], strict=True):
        count = sum(size for _, size in columns)
        out.append(values[top : top + count * rows].reshape(count, rows))
        top += count * rows
    assert top == len(values)
    return out

"""A whole run in one answer, as JSON, for scripts: the columns of `POST /api/run`, computed and written in slices."""

from collections.abc import Iterator

import numpy as np
import orjson
from numpy.typing import NDArray

from descentlab.engine.optimizer import rules
from descentlab.session.limits import Limits
from descentlab.session.race import rule_of
from descentlab.session.refusal import Refusal
from descentlab.session.settle import SettledRun

Array = NDArray[np.float64]

PIECE = 2048
"""Rows of one column that are written at a time: about a millisecond."""

PIECE_BYTES = 65_536
"""Bytes that are gathered before they are sent."""

OWN = ("params", "loss", "grad", "alpha")
"""The columns that every racer has, whatever its rule."""


def check_size(settled: SettledRun, limits: Limits) -> None:
    """Refuse a run whose answer would not fit in memory many times over."""
    rows = settled.rows * len(settled.spec.racers)
    if rows > limits.request_rows:
        message = (
            f"One answer may hold at most {limits.request_rows} rows, which is (steps + 1) times racers; "
            f"{rows} are asked for. Ask for fewer, or use the WebSocket."
        )
        raise Refusal("too_large", message, ("steps",), {"limit": limits.request_rows, "got": rows})


class WholeRun:
    """A run computed to its end and kept; `advance` slice by slice, then read `columns` or write `pieces` of JSON."""

    def __init__(self, settled: SettledRun, limits: Limits, rows: int | None = None) -> None:
        """`rows` of one slice; about a millisecond's where they are left out."""
        self.settled = settled
        self.race = settled.race()
        self._rows = rows or settled.slice_rows(limits)
        self._blocks: list[list[Array]] = [[] for _ in self.race.layout]

    @property
    def heavy(self) -> bool:
        """Whether a slice takes longer than it should on the event loop."""
        return self.race.heavy

    @property
    def done(self) -> bool:
        """Whether every racer has ended."""
        return self.race.done

    def advance(self) -> None:
        """Compute one slice of rows."""
        chunk = self.race.advance(self._rows)
        for blocks, block in zip(self._blocks, chunk.blocks, strict=True):
            blocks.append(block)

    def columns(self, racer: int) -> dict[str, Array]:
        """A racer's columns by name over all rows: [rows] for the loss, alpha and the powers, [rows, n] for others."""
        block, out, top = np.concatenate(self._blocks[racer], axis=1), {}, 0
        powers = rule_of(self.settled.spec.racers[racer]).powers
        scalars = self.settled.problem.scalars or {"loss", "alpha", *powers}
        for name, size in self.race.layout[racer]:
            out[name] = block[top] if name in scalars else np.ascontiguousarray(block[top : top + size].T)
            top += size
        return out

    def pieces(self) -> Iterator[bytes]:
        """The run as JSON text, in pieces that are each quick to write; non-finite numbers are null."""
        held = bytearray()
        for text in self._texts():
            held += text
            if len(held) >= PIECE_BYTES:
                yield bytes(held)
                held.clear()
        yield bytes(held)

    def _texts(self) -> Iterator[bytes]:
        yield b'{"parameters":' + orjson.dumps(self.settled.problem.parameters)
        yield b',"spec":' + orjson.dumps(self.settled.spec.model_dump(mode="json")) + b',"racers":['
        for index in range(len(self._blocks)):
            yield from self._racer(index)
        besides = self.settled.problem.besides
        yield b"]" + (b"" if besides is None else b"," + orjson.dumps(besides(self.race))[1:-1]) + b"}"

    def _racer(self, index: int) -> Iterator[bytes]:
        racer, columns, end = self.settled.spec.racers[index], self.columns(index), self.race.ends[index]
        yield (
            (b"," if index else b"") + b'{"rule":' + orjson.dumps(racer.rule) + b',"label":' + orjson.dumps(racer.label)
        )
        for name in OWN if self.settled.problem.scalars is None else columns:
            yield b',"' + name.encode() + b'":'
            yield from _values(columns[name])
        yield b',"state":{'
        kept = [state.name for state in rules()[racer.rule].state if state.name in columns]
        for number, name in enumerate(kept):
            yield (b"," if number else b"") + orjson.dumps(name) + b":"
            yield from _values(columns[name])
        told = None if end is None else end.as_json()
        yield b'},"end":' + orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY) + b"}"


def _values(column: Array) -> Iterator[bytes]:
    yield b"["
    for begin in range(0, len(column), PIECE):
        text = orjson.dumps(np.ascontiguousarray(column[begin : begin + PIECE]), option=orjson.OPT_SERIALIZE_NUMPY)
        yield (b"," if begin else b"") + text[1:-1]
    yield b"]"

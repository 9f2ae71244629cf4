"""A client of the protocol, written from docs/protocol.md alone: it imports nothing of the server's."""

import json
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import websockets
from websockets.asyncio.client import ClientConnection

Columns = dict[str, list[list[float]]]
"""A racer's columns by name: for each scalar column of that name, its values over the rows."""


class Recording:
    """A run as it comes."""

    def __init__(self, started: dict[str, Any], first: int) -> None:
        self.started = started
        self.next = first
        self.ends: list[dict[str, Any]] | None = None
        self.racers: list[Columns] = [
            {name: [[] for _ in range(size)] for name, size in columns} for columns in started["layout"]
        ]

    def add(self, frame: bytes) -> None:
        """Takes a chunk in."""
        header, values = read_frame(frame)
        assert header["type"] == "run.chunk"
        assert header["run"] == self.started["run"]
        assert header["from"] == self.next
        at = 0
        for racer, layout, rows in zip(self.racers, self.started["layout"], header["rows"], strict=True):
            for name, size in layout:
                for column in racer[name][:size]:
                    column.extend(values[at : at + rows])
                    at += rows
        assert at == len(values)
        self.next += max(header["rows"])


def read_frame(frame: bytes) -> tuple[dict[str, Any], tuple[float, ...]]:
    """A frame's header and values."""
    assert frame[:4] == b"DLAB"
    (length,) = struct.unpack_from("<I", frame, 4)
    assert length % 8 == 0
    count = (len(frame) - 8 - length) // 8
    return json.loads(frame[8 : 8 + length]), struct.unpack_from(f"<{count}d", frame, 8 + length)


class Lab:
    """A connection to a server."""

    def __init__(self, socket: ClientConnection, hello: dict[str, Any]) -> None:
        self.socket = socket
        self.hello = hello

    async def run(self, spec: dict[str, Any], first: int = 0, ahead: int = 300) -> Recording:
        """The whole run from a row on, asked for a few rows at a time."""
        until = first + ahead
        await self._say({"type": "run.start", "run": "mine", "spec": spec, "from": first, "until": until})
        recording = Recording(await self._answer(), first)
        while recording.ends is None:
            message = await self.socket.recv()
            if isinstance(message, bytes):
                recording.add(message)
                if recording.next >= until:
                    until += ahead
                    await self._say({"type": "run.more", "run": "mine", "until": until})
            else:
                ended = json.loads(message)
                assert ended["type"] == "run.ended"
                recording.ends = ended["ends"]
        return recording

    async def _say(self, message: dict[str, Any]) -> None:
        await self.socket.send(json.dumps(message))

    async def _answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(await self.socket.recv())
        if answer["type"] == "error":
            raise ValueError(f"{answer['where']}: {answer['message']}")
        return answer


@asynccontextmanager
async def connect(url: str) -> AsyncIterator[Lab]:
    """Connects and reads the hello."""
    async with websockets.connect(url, max_size=None) as socket:
        hello = json.loads(await socket.recv())
        assert (hello["type"], hello["protocol"]) == ("hello", 1)
        yield Lab(socket, hello)

"""A WebSocket client that costs next to nothing, so that a thousand of them fit beside the server that they measure.

It writes whole masked text frames and reads whole frames that are not masked (RFC 6455, section 5); it answers pings,
and hands every text or binary message to whoever listens. The mask is zero: the frame is then the text as it is.
"""

import asyncio
import base64
import os
import struct
from collections.abc import Callable

Listener = Callable[["Student", int, bytes], None]

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


class Student(asyncio.Protocol):
    """One connection.

    Args:
        host, port: where the server is.
        listener: called with the client, the kind of the message (`TEXT` or `BINARY`) and its bytes.
    """

    def __init__(self, host: str, port: int, listener: Listener) -> None:
        self._address = f"{host}:{port}"
        self._listener = listener
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self._greeted = False
        self.ready = asyncio.get_running_loop().create_future()
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the WebSocket."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        head = (
            f"GET /ws HTTP/1.1\r\nHost: {self._address}\r\nOrigin: http://{self._address}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        transport.write(head.encode())

    def data_received(self, data: bytes) -> None:
        """Takes whole frames out of what has come."""
        self._buffer += data
        if not self._greeted and not self._greet():
            return
        taken = 0
        while (frame := _frame(self._buffer, taken)) is not None:
            kind, begin, end = frame
            self._take(kind, bytes(self._buffer[begin:end]))
            taken = end
        del self._buffer[:taken]

    def connection_lost(self, exc: Exception | None) -> None:
        """Tells both who waits for the greeting and who watches for the end."""
        if not self.ready.done():
            self.ready.set_exception(ConnectionError(f"refused: {bytes(self._buffer[:200])!r}"))
        if not self.lost.done():
            self.lost.set_result(str(exc or "closed"))

    def say(self, text: bytes) -> None:
        """Sends one text message."""
        self._write(TEXT, text)

    def leave(self) -> None:
        """Closes the connection at once."""
        if self._transport is not None:
            self._transport.abort()

    def _greet(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self._buffer.startswith(b"HTTP/1.1 101"):
            self.leave()
            return False
        del self._buffer[: end + 4]
        self._greeted = True
        self.ready.set_result(None)
        return True

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == PING:
            self._write(PONG, payload)
        elif kind == CLOSE:
            self.leave()
        elif kind in (TEXT, BINARY):
            self._listener(self, kind, payload)

    def _write(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        head = (
            struct.pack("!BB", 0x80 | kind, 0x80 | size) if size < 126 else struct.pack("!BBH", 0x80 | kind, 0xFE, size)
        )
        if self._transport is not None:
            self._transport.write(head + b"\0\0\0\0" + payload)


def _frame(buffer: bytearray, at: int) -> tuple[int, int, int] | None:
    """The kind of the frame at a place, and where its payload begins and ends; None where it has not come wholly."""
    if len(buffer) < at + 2:
        return None
    kind, size, begin = buffer[at] & 0x0F, buffer[at + 1], at + 2
    if size == 126:
        if len(buffer) < at + 4:
            return None
        size, begin = int.from_bytes(buffer[at + 2 : at + 4], "big"), at + 4
    elif size == 127:
        if len(buffer) < at + 10:
            return None
        size, begin = int.from_bytes(buffer[at + 2 : at + 10], "big"), at + 10
    end = begin + size
    return (kind, begin, end) if len(buffer) >= end else None


async def connect(host: str, port: int, listener: Listener) -> Student:
    """A client whose WebSocket is open; raises `ConnectionError` when the server refuses it."""
    loop = asyncio.get_running_loop()
    _, student = await loop.create_connection(lambda: Student(host, port, listener), host, port)
    await student.ready
    return student

"""A gate before the WebSocket parser: messages that are too large are swallowed as they come, never held.

The parser's own limit ends the connection. A page that once sends too much should be told so and go on, and a
client that sends megabytes should cost no memory. So the gate follows the frame boundaries (RFC 6455, section 5.2),
lets everything through until a message passes the limit, and swallows that message from there to its end.
"""

from collections.abc import Iterator
from typing import NamedTuple

MOST_FRAGMENTS = 1024
"""Frames of one message: a flood of empty ones would never reach the limit on bytes."""

MOST_SWALLOWED = 64 * 1024 * 1024
"""A frame that announces more than this is left to the parser, which ends the connection with 1009."""

EMPTY_LAST_FRAME = bytes([0x80, 0x80, 0, 0, 0, 0])
"""Ends, for the parser, a message whose beginning was let through."""

_LAST, _CONTROL, _MASKED = 0x80, 0x08, 0x80


class Swallowed(NamedTuple):
    """A message that was too large."""

    size: int
    begun: bool
    """Whether the parser has seen its beginning."""


class Gate:
    """Splits what a client sends into bytes for the parser and messages that were too large.

    `feed` yields bytes for the parser and, at the end of a message of more than `limit` bytes, what that was.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._head = bytearray()
        self._left = 0
        self._in_payload = False
        self._dropped = False
        self._ends_message = False
        self._size = 0
        self._fragments = 0
        self._swallowing = False
        self._let_through = False

    def feed(self, data: bytes) -> Iterator[bytes | Swallowed]:
        """What is to be done with the next bytes that the client sent."""
        passed, at = bytearray(), 0
        while at < len(data):
            taken = self._left if self._in_payload else _missing(self._head)
            piece = data[at : at + taken]
            at += len(piece)
            passed += self._payload(piece) if self._in_payload else self._header(piece)
            if self._in_payload and not self._left:
                self._in_payload = False
                if self._ends_message and self._swallowing:
                    yield bytes(passed)
                    yield Swallowed(self._size, self._let_through)
                    passed, self._swallowing = bytearray(), False
        if passed:
            yield bytes(passed)

    def _payload(self, piece: bytes) -> bytes:
        self._left -= len(piece)
        return b"" if self._dropped else piece

    def _header(self, piece: bytes) -> bytes:
        self._head += piece
        if _missing(self._head):
            return b""
        head, self._head = bytes(self._head), bytearray()
        self._open(head[0], _length(head))
        return b"" if self._dropped else head

    def _open(self, first: int, length: int) -> None:
        self._in_payload, self._left, self._dropped, self._ends_message = True, length, False, False
        if first & _CONTROL:
            return
        if first & 0x0F:
            self._size, self._fragments, self._swallowing, self._let_through = 0, 0, False, False
        self._size += length
        self._fragments += 1
        too_large = self._size > self._limit or self._fragments > MOST_FRAGMENTS
        self._swallowing = self._swallowing or (too_large and length <= MOST_SWALLOWED)
        self._dropped = self._swallowing
        self._let_through = self._let_through or not self._dropped
        self._ends_message = bool(first & _LAST)


def _missing(head: bytearray) -> int:
    if len(head) < 2:
        return 2 - len(head)
    extended = {126: 2, 127: 8}.get(head[1] & 0x7F, 0)
    return 2 + extended + (4 if head[1] & _MASKED else 0) - len(head)


def _length(head: bytes) -> int:
    short = head[1] & 0x7F
    extended = {126: 2, 127: 8}.get(short, 0)
    return int.from_bytes(head[2 : 2 + extended], "big") if extended else short

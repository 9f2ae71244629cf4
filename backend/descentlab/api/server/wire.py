"""The wire to one client, for bytes that go to many: framed once, written without a detour through the app's queue."""

from collections.abc import Callable
from typing import Protocol

EXTENSION = "descentlab.wire"
"""The key of the scope's extensions under which the protocol class offers itself."""

_FINAL_TEXT = 0x81


class Wire(Protocol):
    """What a WebSocket's protocol class offers besides ASGI."""

    drained: Callable[[], None]
    """Called when the client can take something again."""

    def see_off(self) -> None:
        """Cut off, before long, a client that was told to go and stays."""

    def put(self, frame: bytes) -> bool:
        """Write a whole frame; False, and nothing is written, where the client is behind or gone."""


def text_frame(payload: bytes) -> bytes:
    """A server's text message as one frame (RFC 6455, section 5.2)."""
    size = len(payload)
    if size < 126:
        head = bytes([_FINAL_TEXT, size])
    elif size < 65_536:
        head = bytes([_FINAL_TEXT, 126]) + size.to_bytes(2, "big")
    else:
        head = bytes([_FINAL_TEXT, 127]) + size.to_bytes(8, "big")
    return head + payload

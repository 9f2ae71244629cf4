"""The socket that the server listens on, and how it is run."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from descentlab.api.server.request_protocol import RequestProtocol
from descentlab.api.server.socket_protocol import SocketProtocol
from descentlab.api.server.stall import DropCounter

SEND_BUFFER = 128 * 1024
"""Bytes of kernel memory that a client which stops reading can hold (the kernel doubles it)."""

USER_TIMEOUT = 120_000
"""Milliseconds after which the kernel drops a peer that takes nothing, also while a connection is being closed."""

BACKLOG = 2048


class ListenError(Exception):
    """The address cannot be listened on, with what to do about it."""


def listening_socket(host: str, port: int) -> socket.socket:
    """A bound socket whose connections inherit bounds on what a lost client may hold; raises `ListenError`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as problem:
        raise ListenError(f"The host {host!r} is not known: {problem.strerror}. Give another with --host.") from problem
    listener = socket.socket(family, kind, protocol)
    try:
        _prepare(listener)
        listener.bind(address)
    except OSError as problem:
        listener.close()
        message = f"Cannot listen on {host} port {port}: {problem.strerror}. Is it in use? Give another with --port."
        raise ListenError(message) from problem
    return listener


def _prepare(listener: socket.socket) -> None:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, USER_TIMEOUT)


class Server(uvicorn.Server):
    """uvicorn's server, which calls `running` once it listens."""

    def __init__(self, config: uvicorn.Config, running: Callable[[], None]) -> None:
        super().__init__(config)
        self._running = running

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._running()


def protocol_with(base: type[asyncio.Protocol], **fields: object) -> type[asyncio.Protocol]:
    """The protocol class with other timeouts: uvicorn constructs it and passes none."""
    return type(base.__name__, (base,), fields)


def configure(
    app: Any,
    *,
    message_bytes: int,
    request_timeout: float,
    stall_timeout: float,
    dropped: DropCounter,
    **named: Any,
) -> uvicorn.Config:
    """Configuration of uvicorn for this app: own protocol classes, no compression, no server header, quiet."""
    return uvicorn.Config(
        app,
        http=protocol_with(
            RequestProtocol, head_timeout=request_timeout, stall_timeout=stall_timeout, dropped=staticmethod(dropped)
        ),
        ws=protocol_with(SocketProtocol, stall_timeout=stall_timeout, dropped=staticmethod(dropped)),
        ws_max_size=message_bytes,
        ws_per_message_deflate=False,
        h11_max_incomplete_event_size=16_384,
        backlog=BACKLOG,
        timeout_keep_alive=20,
        timeout_graceful_shutdown=4,
        server_header=False,
        access_log=False,
        **named,
    )

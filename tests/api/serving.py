"""A real server in this process on a free port, and a client for its WebSocket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import websockets
from websockets.asyncio.client import ClientConnection

from descentlab.api.server.listen import Server, listening_socket
from descentlab.cli import server_config
from descentlab.config import Settings

PATIENCE = 10.0


@asynccontextmanager
async def serving(settings: Settings | None = None) -> AsyncIterator[int]:
    """Serves while the block lasts; the port."""
    listener = listening_socket("127.0.0.1", 0)
    ready = asyncio.Event()
    server = Server(server_config(settings or Settings()), ready.set)
    task = asyncio.create_task(server._serve([listener]))
    await asyncio.wait_for(ready.wait(), PATIENCE)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await asyncio.wait_for(task, PATIENCE)


@asynccontextmanager
async def connected(port: int, path: str = "", **named: Any) -> AsyncIterator["Client"]:
    """A client that has read the hello."""
    named.setdefault("max_size", None)
    async with websockets.connect(f"ws://127.0.0.1:{port}{path}/ws", compression=None, **named) as socket:
        client = Client(socket)
        client.hello = await client.hear()
        yield client


class Client:
    """Says JSON, hears JSON and frames."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.hello: Any = None

    async def say(self, message: object) -> None:
        """Sends one message."""
        await self.socket.send(json.dumps(message))

    async def hear(self) -> Any:
        """The next message: an object or the bytes of a frame."""
        data = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        return json.loads(data) if isinstance(data, str) else data

    async def hear_until(self, kind: str) -> list[Any]:
        """Messages up to and with the first of a type."""
        heard: list[Any] = []
        while not (heard and isinstance(heard[-1], dict) and heard[-1]["type"] == kind):
            heard.append(await self.hear())
        return heard

    async def still_answers(self) -> bool:
        """Whether a ping comes back, whatever comes before it."""
        await self.say({"type": "ping", "at": "still"})
        return (await self.hear_until("pong"))[-1] == {"type": "pong", "at": "still"}

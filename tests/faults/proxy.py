"""A TCP proxy that behaves as badly as networks do: late, narrow, frozen, half closed, reset, in bytes, impatient."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress


class Proxy:
    """What it does to bytes can be changed while they flow; it holds at most one piece for each direction."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.latency = 0.0
        """Seconds that each piece takes."""
        self.bandwidth = float("inf")
        """Bytes a second towards the client."""
        self.piece = 65_536
        """Bytes of a piece."""
        self.idle = float("inf")
        """Seconds of silence after which a connection is cut."""
        self.flows = {"up": asyncio.Event(), "down": asyncio.Event()}
        self.carried = {"up": 0, "down": 0}
        """Bytes that came through, to the server and from it."""
        self._pairs: set[tuple[asyncio.StreamWriter, asyncio.StreamWriter]] = set()
        self.thaw()

    def freeze(self, *directions: str) -> None:
        """Take in nothing more, `up` from clients, `down` from the server; by itself, neither."""
        for direction in directions or self.flows:
            self.flows[direction].clear()

    def thaw(self) -> None:
        """Let everything flow."""
        for flow in self.flows.values():
            flow.set()

    def reset(self) -> None:
        """Cut every connection at once, with what is on its way."""
        for pair in self._pairs:
            for end in pair:
                end.transport.abort()

    def half_close(self) -> None:
        """Tell the server that the clients have no more to say, and go on listening to it."""
        for _, far in self._pairs:
            far.write_eof()

    async def carry(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        """One client's connection, to its end."""
        far_reader, far = await asyncio.open_connection("127.0.0.1", self.target, limit=self.piece)
        self._pairs.add((near, far))
        try:
            await asyncio.gather(self._pour("up", reader, far), self._pour("down", far_reader, near))
        finally:
            self._pairs.discard((near, far))

    async def _pour(self, direction: str, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await self._next(direction, source):
                await asyncio.sleep(self.latency)
                if direction == "down":
                    await asyncio.sleep(len(data) / self.bandwidth)
                sink.write(data)
                await sink.drain()
                self.carried[direction] += len(data)
        except (ConnectionError, TimeoutError):
            sink.transport.abort()
        finally:
            with suppress(ConnectionError, RuntimeError):
                sink.close()

    async def _next(self, direction: str, source: asyncio.StreamReader) -> bytes:
        await self.flows[direction].wait()
        idle = None if self.idle == float("inf") else self.idle
        data = await asyncio.wait_for(source.read(self.piece), idle)
        await self.flows[direction].wait()
        return data


@asynccontextmanager
async def proxied(target: int) -> AsyncIterator[Proxy]:
    """A proxy before a port while the block lasts."""
    proxy = Proxy(target)
    listener = await asyncio.start_server(proxy.carry, "127.0.0.1", 0)
    proxy.port = listener.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        proxy.thaw()
        proxy.reset()
        listener.close()


async def until(holds: Callable[[], bool], seconds: float = 10) -> None:
    """Waits for something to come true."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.02)

"""A real server: the installed program in a process of its own, on a free port."""

import asyncio
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from tests.e2e.patience import PATIENCE


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(log: Path, environment: Mapping[str, str] = MappingProxyType({})) -> Iterator[int]:
    """Runs `descentlab` while the block lasts, with some settings; the port it listens on."""
    port = free_port()
    with started(port, log, {**os.environ, "DESCENTLAB_DATA": "", **environment}):
        yield port


@contextmanager
def started(port: int, log: Path, environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Runs `descentlab` on a port while the block lasts; its process, which the block may end earlier."""
    command = [sys.executable, "-m", "descentlab", "--port", str(port)]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment) as process,
    ):
        try:
            await_healthy(process, port, log)
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)
    assert "Traceback" not in log.read_text(), log.read_text()


def await_healthy(process: "subprocess.Popen[bytes]", port: int, log: Path, host: str = "127.0.0.1") -> None:
    """Waits until a server that was started answers."""
    for _ in range(int(PATIENCE / 0.1)):
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=1) as answer:
                assert answer.status == 200
                return
        except (urllib.error.URLError, ConnectionError):
            pass
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError(f"no answer from the server in {PATIENCE} s:\n{log.read_text()}")


class Cable:
    """A TCP connection to the server that can be cut and mended, held and let go: what a bad network does to a page."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self._whole = True
        self._flows = asyncio.Event()
        self._flows.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._listener: asyncio.Server | None = None

    async def lay(self) -> None:
        """Starts listening."""
        self._listener = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def take_up(self) -> None:
        """Stops listening, with every connection closed."""
        assert self._listener is not None
        self.cut()
        self._listener.close()
        await self._listener.wait_closed()

    def cut(self) -> None:
        """Resets every connection, and every new one at once."""
        self._whole = False
        for writer in self._writers:
            writer.transport.abort()

    def mend(self) -> None:
        """Lets connections through again."""
        self._whole = True

    def hold(self) -> None:
        """Lets nothing of what the server says through; it is not lost."""
        self._flows.clear()

    def let_go(self) -> None:
        """Lets it through again."""
        self._flows.set()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._whole:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        both = {writer, far_writer}
        self._writers |= both
        try:
            await asyncio.gather(self._pour(reader, far_writer), self._pour(far_reader, writer, self._flows))
        finally:
            self._writers -= both

    async def _pour(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, flows: asyncio.Event | None = None
    ) -> None:
        try:
            while data := await source.read(65536):
                if flows is not None:
                    await flows.wait()
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass
        finally:
            sink.close()

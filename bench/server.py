"""The server that is measured: a process of its own on a free port of the loopback, and what it uses."""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
SETTINGS = {"DESCENTLAB_SOCKETS": "5000", "DESCENTLAB_SOCKETS_PER_ADDRESS": "5000", "DESCENTLAB_ROOM_MEMBERS": "5000"}
"""All students come from one address here."""


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    host: str
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        """Where its page is."""
        return f"http://{self.host}:{self.port}"

    @property
    def memory(self) -> float:
        """MiB that it holds in memory."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * PAGE / 2**20

    @property
    def cpu(self) -> float:
        """Seconds of processor that it has used."""
        after_name = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / TICKS

    @property
    def descriptors(self) -> int:
        """Files and sockets that it has open."""
        return sum(1 for _ in Path(f"/proc/{self.process.pid}/fd").iterdir())

    @property
    def unsent(self) -> float:
        """Kilobytes that the kernel holds for its clients and has not been able to deliver."""
        lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        mine = [line[4] for line in lines if int(line[1].rpartition(":")[2], 16) == self.port]
        return sum(int(queues.partition(":")[0], 16) for queues in mine) / 1e3


@contextmanager
def served(settings: dict[str, str] | None = None) -> Iterator[Server]:
    """Runs `descentlab` while the block lasts; raises `RuntimeError` where it does not answer."""
    more_files()
    with tempfile.TemporaryDirectory() as folder:
        server = start(free_port(), {"DESCENTLAB_DATA": folder} | (settings or {}))
        try:
            yield server
        finally:
            server.process.terminate()
            server.process.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(port: int, settings: dict[str, str] | None = None) -> Server:
    """A server that answers; raises `RuntimeError` where it does not."""
    environment = os.environ | SETTINGS | (settings or {})
    command = [sys.executable, "-m", "descentlab", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Server("127.0.0.1", port, process)
    _wait(server)
    return server


def more_files() -> None:
    """As many sockets as this machine allows a process."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _wait(server: Server) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{server.url}/healthz", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")

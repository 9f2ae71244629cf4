"""The server under load: a process of its own on a free port of the loopback, and what it uses."""

import os
import resource
import socket
import subprocess
import sys
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
    process: int

    @property
    def memory(self) -> float:
        """MiB that it holds in memory."""
        return int(Path(f"/proc/{self.process}/statm").read_text().split()[1]) * PAGE / 2**20

    @property
    def cpu(self) -> float:
        """Seconds of processor that it has used."""
        after_name = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / TICKS

    @property
    def descriptors(self) -> int:
        """Files and sockets that it has open."""
        return sum(1 for _ in Path(f"/proc/{self.process}/fd").iterdir())


@contextmanager
def served(settings: dict[str, str] | None = None) -> Iterator[Server]:
    """Runs `descentlab` while the block lasts; raises `RuntimeError` where it does not answer."""
    more_files()
    process, port = start(free_port(), settings)
    try:
        yield Server("127.0.0.1", port, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(port: int, settings: dict[str, str] | None = None) -> tuple[subprocess.Popen[bytes], int]:
    """A process of the server that answers; raises `RuntimeError` where it does not."""
    environment = os.environ | SETTINGS | (settings or {})
    command = [sys.executable, "-m", "descentlab", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait(port)
    return process, port


def more_files() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")

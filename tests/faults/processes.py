"""A Redis and servers that share their rooms through it, each in a process of its own that can be killed and frozen."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import monotonic, sleep

from tests.e2e.patience import PATIENCE
from tests.e2e.serving import started

FAKE = "import sys; from fakeredis import TcpFakeServer; TcpFakeServer(('127.0.0.1', int(sys.argv[1]))).serve_forever()"
REAL = os.environ.get("DESCENTLAB_TEST_REDIS", "")
"""The name of a real redis-server to test with instead; it keeps what it is told in a file, the other forgets."""


def redis_command(port: int, folder: Path) -> list[str]:
    if not REAL:
        return [sys.executable, "-c", FAKE, str(port)]
    binary = shutil.which(REAL)
    assert binary is not None
    return [binary, "--port", str(port), "--bind", "127.0.0.1", "--appendonly", "yes", "--dir", str(folder)]


@contextmanager
def redis(port: int, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A Redis while the block lasts, which may end it earlier."""
    with (
        (folder / "redis").open("ab") as log,
        subprocess.Popen(redis_command(port, folder), stdout=log, stderr=log) as one,
    ):
        try:
            await_listening(port)
            yield one
        finally:
            one.kill()


def await_listening(port: int) -> None:
    """Waits until a port takes connections."""
    until = monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert monotonic() < until
            sleep(0.02)
        else:
            return


def server(port: int, redis_port: int, folder: Path) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """A server that shares its rooms; no traceback may be in its log in the end."""
    shared = {"DESCENTLAB_DATA": "", "DESCENTLAB_REDIS_URL": f"redis://127.0.0.1:{redis_port}/0"}
    return started(port, folder / f"server-{port}", {**os.environ, **shared})

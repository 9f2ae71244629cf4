"""A server that gets no more memory, and one that is killed while it computes."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.api.serving import connected
from tests.e2e.serving import await_healthy, free_port, started
from tests.session.samples import spec

SPARE = 40_000_000
"""Bytes that it may take beyond those it has when it has started."""

LIMITED = f"""
import resource, sys
from pathlib import Path
from descentlab import cli

class Limited(cli.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets)
        most = int(Path("/proc/self/statm").read_text().split()[0]) * 4096 + {SPARE}
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

cli.Server = Limited
sys.exit(cli.main())
"""
LARGE: dict[str, Any] = spec(steps=16_000, racers=[{"rule": "adam"}] * 12)
LONG = {"type": "run.start", "run": "r", "spec": spec(steps=100_000), "until": 100_001}


@contextmanager
def limited(port: int, log: Path) -> Iterator[None]:
    """A server with little memory to spare."""
    command = [sys.executable, "-c", LIMITED, "--port", str(port)]
    environment = {**os.environ, "DESCENTLAB_DATA": ""}
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output, env=environment) as process:
        try:
            await_healthy(process, port, log)
            yield
            assert process.poll() is None
        finally:
            process.terminate()


def failed(answer: httpx.Response | BaseException) -> bool:
    """Whether a run was not answered: by an error, or by an answer that breaks off."""
    if isinstance(answer, httpx.Response):
        assert answer.status_code == 200 or answer.json()["error"]["code"] in {"internal", "busy"}
        return answer.status_code != 200
    assert isinstance(answer, httpx.RemoteProtocolError), answer
    return True


async def test_what_needs_more_memory_than_there_is_fails_alone(tmp_path: Path) -> None:
    port = free_port()
    with limited(port, tmp_path / "log"):
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
            asked = (http.post("/api/run", json=LARGE) for _ in range(4))
            answers = await asyncio.gather(*asked, return_exceptions=True)
            assert [answer for answer in answers if failed(answer)]
            assert (await http.get("/healthz")).status_code == 200
            assert (await http.post("/api/run", json=spec(steps=100))).status_code == 200
        async with connected(port) as client:
            await client.say({"type": "run.start", "run": "r", "spec": spec(steps=500), "until": 501})
            await client.hear_until("run.ended")


async def test_a_server_that_is_killed_while_it_computes_leaves_no_process_behind(tmp_path: Path) -> None:
    port = free_port()
    with started(port, tmp_path / "log", {**os.environ, "DESCENTLAB_DATA": ""}) as process:
        async with connected(port) as client:
            await client.say(LONG)
            await client.hear_until("run.started")
            assert children(process.pid) == []
            process.kill()
            assert await asyncio.to_thread(process.wait, 5) == -9


def children(parent: int) -> list[str]:
    """The processes that a process has started."""
    return [
        child for task in Path(f"/proc/{parent}/task").iterdir() for child in (task / "children").read_text().split()
    ]

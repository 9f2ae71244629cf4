"""A server that stands still for a while, or whose clock jumps: nobody who is well is taken for lost."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.api.serving import connected
from tests.e2e.serving import free_port, started
from tests.faults.proxy import proxied, until
from tests.session.samples import spec

PINGED = {"DESCENTLAB_PING_INTERVAL": "0.3", "DESCENTLAB_PING_TIMEOUT": "1.5", "DESCENTLAB_STALL_TIMEOUT": "1"}
CLIENTS = 10


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """A server that pings often and waits for a second: its port and the process."""
    port = free_port()
    with started(port, tmp_path / "log", {**os.environ, "DESCENTLAB_DATA": "", **PINGED}) as process:
        yield port, process


@pytest.mark.parametrize("late", [0.0, 0.2], ids=["the server alone", "its machine"])
async def test_nobody_is_cut_off_because_the_server_was_frozen(
    server: tuple[int, "subprocess.Popen[bytes]"], late: float
) -> None:
    """What was said meanwhile lies before it as it wakes, or comes a moment later, with the rest of its machine."""
    port, process = server
    async with proxied(port) as proxy, AsyncExitStack() as room:
        clients = [await room.enter_async_context(connected(proxy.port)) for _ in range(CLIENTS)]
        proxy.freeze("up")
        before = proxy.carried["down"]
        await until(lambda: proxy.carried["down"] >= before + 6 * CLIENTS)  # a ping for each
        process.send_signal(signal.SIGSTOP)
        if not late:
            proxy.thaw()
        await asyncio.sleep(2)  # longer than it waits for an answer
        process.send_signal(signal.SIGCONT)
        await asyncio.sleep(late)
        proxy.thaw()
        for client in clients:
            assert await client.still_answers()


async def test_who_took_what_it_was_sent_while_the_server_was_frozen_has_not_stalled(
    server: tuple[int, "subprocess.Popen[bytes]"],
) -> None:
    port, process = server
    async with proxied(port) as proxy, connected(proxy.port) as client:
        await client.say({"type": "run.start", "run": "r", "spec": spec(steps=100_000), "until": 100_001})
        await until(lambda: proxy.carried["down"] > 200_000)
        proxy.freeze("down")
        reading = asyncio.create_task(client.hear_until("run.ended"))
        await asyncio.sleep(0.3)
        process.send_signal(signal.SIGSTOP)
        proxy.thaw()
        await asyncio.sleep(1.5)
        process.send_signal(signal.SIGCONT)
        assert (await asyncio.wait_for(reading, 30))[-1]["ends"]

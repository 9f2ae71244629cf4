"""What befalls the whole server: told to stop, frozen, out of descriptors, beset by half requests, started twice."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets

from descentlab.config import Settings
from descentlab.session.limits import Limits
from tests.api.serving import Client, connected, serving
from tests.api.test_lost_clients import HANDSHAKE, freed, masked, open_files, raw, sent, shaken_hands
from tests.e2e.serving import free_port, started
from tests.session.samples import decode, spec

LONG = {"type": "run.start", "run": "r", "spec": spec(steps=100_000), "until": 100_001}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """A server in a process of its own: its port and the process."""
    port = free_port()
    with started(port, tmp_path / "log", {**os.environ, "DESCENTLAB_DATA": ""}) as process:
        yield port, process


async def gone(process: "subprocess.Popen[bytes]", seconds: float) -> float:
    """How long a process takes to end; fails where that is too long."""
    began = time.monotonic()
    while process.poll() is None:
        assert time.monotonic() - began < seconds
        await asyncio.sleep(0.02)
    return time.monotonic() - began


async def test_it_ends_within_six_seconds_with_stalled_clients_and_tells_the_others(
    server: tuple[int, "subprocess.Popen[bytes]"],
) -> None:
    port, process = server
    stalled = [await raw(port) for _ in range(5)]
    for bare in stalled:
        await shaken_hands(bare)
        await sent(bare, masked(LONG))
    async with connected(port) as healthy:
        await asyncio.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await healthy.hear_until("never")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1012
    await gone(process, 6)
    for bare in stalled:
        bare.close()


async def rows(client: Client, name: str, first: int, until: int) -> bytes:
    """The values of some rows."""
    message = {"type": "run.start", "run": name, "spec": spec(steps=3000, noise=0.3), "from": first, "until": until}
    await client.say(message)
    await client.hear()
    values, row = b"", first
    while row < until:
        header, chunk = decode(await client.hear())
        values, row = values + chunk.tobytes(), header["from"] + max(header["rows"])
    return values


async def test_a_run_goes_on_with_the_same_bits_at_a_server_that_was_killed(tmp_path: Path) -> None:
    port, environment = free_port(), {**os.environ, "DESCENTLAB_DATA": ""}
    with started(port, tmp_path / "log", environment) as process:
        async with connected(port) as client:
            before = await rows(client, "r", 0, 512)
            process.kill()
            await gone(process, 5)
    with started(port, tmp_path / "log", environment):
        async with connected(port) as client:
            after = await rows(client, "r", 512, 1536)
            assert before + after == await rows(client, "whole", 0, 1536)


@contextmanager
def started_with(descriptors: int, port: int, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A server that may have so many descriptors."""
    code = f"import resource as r, runpy; r.setrlimit(r.RLIMIT_NOFILE, ({descriptors}, {descriptors}))"
    command = [
        sys.executable,
        "-c",
        f"{code}; runpy.run_module('descentlab', run_name='__main__')",
        "--port",
        str(port),
    ]
    environment = {**os.environ, "DESCENTLAB_DATA": ""}
    with (
        log.open("wb") as output,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=output) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"Descent Lab is running")
        try:
            yield process
        finally:
            process.terminate()
            process.wait(8)


async def test_without_descriptors_it_lives_and_recovers(tmp_path: Path) -> None:
    port = free_port()
    with started_with(64, port, tmp_path / "log") as process:
        async with connected(port) as early:
            crowd = [await raw(port) for _ in range(90)]
            async with httpx.AsyncClient(timeout=0.5) as http:
                with pytest.raises(httpx.TransportError):
                    await http.get(f"http://127.0.0.1:{port}/healthz")
            assert await early.still_answers()
            for bare in crowd:
                bare.close()
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10) as http:
                assert (await http.get("/healthz")).json()["status"] == "ok"
                assert (await http.get("/")).status_code == 200
        async with connected(port) as client:
            assert await client.still_answers()
        assert process.poll() is None
    assert "Traceback" not in log_of(tmp_path)


def log_of(folder: Path) -> str:
    return (folder / "log").read_text()


async def test_a_hundred_half_requests_are_dropped_and_cost_others_nothing() -> None:
    async with serving(Settings(request_timeout=0.5)) as port:
        before = open_files()
        crowd = [await raw(port) for _ in range(100)]
        for bare in crowd:
            await sent(bare, b"GET / HTTP/1.1\r\nHost: lab\r\nX-Slow: ")
        async with connected(port) as client:
            assert await client.still_answers()
        assert await freed(before + 100, 4)
        for bare in crowd:
            bare.close()


async def test_a_head_of_thirty_megabytes_is_refused_as_it_comes() -> None:
    async with serving() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: lab\r\nX-Large: ")
        sent_bytes = 0
        try:
            while sent_bytes < 30_000_000 and not reader.at_eof():
                writer.write(b"x" * 65_536)
                await asyncio.wait_for(writer.drain(), 5)
                sent_bytes += 65_536
        except ConnectionError:
            pass
        assert sent_bytes < 10_000_000
        writer.close()


async def test_clients_that_vanish_at_any_moment_leave_nothing_behind() -> None:
    async with serving() as port:
        before = open_files()
        for turn in range(40):
            bare = await raw(port)
            if turn % 4 > 0:
                await sent(bare, HANDSHAKE[: 20 if turn % 4 == 1 else None])
            if turn % 4 == 3:
                await sent(bare, masked({"type": "room.open"}) + masked(LONG))
            bare.close()
        assert await freed(before, 5)
        async with connected(port) as client:
            assert await client.still_answers()


async def test_many_messages_while_the_server_is_busy_end_no_healthy_client() -> None:
    async with serving(Settings(ping_interval=0.2, ping_timeout=0.6)) as port, connected(port) as client:
        await client.say(LONG | {"spec": spec(steps=40_000, racers=[{"rule": "adam"}] * 12)})
        for number in range(20):
            await client.say({"type": "ping", "at": number})
        heard = await client.hear_until("run.ended")
        assert [one["at"] for one in heard if isinstance(one, dict) and one["type"] == "pong"] == list(range(20))
        assert await client.still_answers()


async def test_names_of_prototypes_and_absurd_numbers_are_data() -> None:
    hostile: list[dict[str, Any]] = [
        {"type": "__proto__"},
        {"type": "ping", "at": {"__proto__": {"x": 1}}},
        {"type": "run.start", "run": "constructor", "spec": spec(), "until": 3},
        {"type": "run.more", "run": "toString", "until": 10**300},
        {"type": "room.join", "room": "__proto__"},
    ]
    async with serving() as port, connected(port) as client:
        for message in hostile:
            await client.socket.send(json.dumps(message))
        assert (await client.hear_until("pong"))[-1]["at"] == {"__proto__": {"x": 1}}
        assert await client.still_answers()


async def test_two_servers_on_one_port_and_one_file(tmp_path: Path) -> None:
    port, environment = free_port(), {**os.environ, "DESCENTLAB_DATA": str(tmp_path)}
    with started(port, tmp_path / "log", environment):
        command = [sys.executable, "-m", "descentlab", "--port", str(port)]
        second = await asyncio.to_thread(subprocess.run, command, env=environment, capture_output=True, check=False)
        assert (second.returncode, f"port {port}" in second.stderr.decode()) == (1, True)
        async with connected(port) as client:
            await client.say({"type": "room.open"})
            assert (await client.hear())["type"] == "room.joined"


async def test_a_thousand_rooms_come_and_go_and_leave_no_task() -> None:
    limits = Limits(rooms=2000, room_openings=10_000, messages_per_second=10_000, message_burst=10_000)
    async with serving(Settings(limits=limits)) as port, connected(port) as client:
        await client.still_answers()
        before = len(asyncio.all_tasks())
        for _ in range(1000):
            await client.say({"type": "room.open"})
            await client.hear_until("room.joined")
        await client.say({"type": "room.leave"})
        await client.hear_until("room.left")
        assert len(asyncio.all_tasks()) <= before + 2

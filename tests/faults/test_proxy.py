"""Clients behind a network that is late, narrow, frozen, cut or in pieces: the well ones live, lost ones are freed."""

import asyncio
import json
from contextlib import suppress
from typing import Any

import httpx
import pytest
import websockets

from descentlab.config import Settings
from tests.api.serving import Client, connected, serving
from tests.api.test_lost_clients import freed, open_files
from tests.faults.proxy import proxied, until
from tests.session.samples import spec

LONG = {"type": "run.start", "run": "r", "spec": spec(steps=100_000), "until": 100_001}


def short(steps: int) -> dict[str, object]:
    return {"type": "run.start", "run": "r", "spec": spec(steps=steps), "until": steps + 1}


async def counted(port: int, line: str) -> bool:
    """Whether the server counts so."""
    async with httpx.AsyncClient() as http:
        return line in (await http.get(f"http://127.0.0.1:{port}/metrics")).text.splitlines()


async def until_closed(client: Client) -> list[bytes]:
    """The frames that come before the connection ends."""
    frames: list[bytes] = []
    with suppress(websockets.ConnectionClosed):
        while True:
            heard = await client.hear()
            frames += [heard] if isinstance(heard, bytes) else []
    return frames


def header(frame: bytes) -> dict[str, Any]:
    size = int.from_bytes(frame[4:8], "little")
    told: dict[str, Any] = json.loads(frame[8 : 8 + size])
    return told


def rows_in(frames: list[bytes]) -> int:
    """How many rows have come."""
    last = header(frames[-1])
    return int(last["from"] + max(last["rows"]))


async def quiet(client: Client) -> None:
    """Reads on until the connection ends."""
    with suppress(websockets.ConnectionClosed):
        while True:
            await client.socket.recv()


@pytest.mark.parametrize("directions", [("down",), ("up", "down")], ids=["stalled", "vanished"])
async def test_a_client_that_is_lost_behind_a_proxy_while_rows_flow_is_freed(directions: tuple[str, ...]) -> None:
    async with serving(Settings(stall_timeout=0.5)) as port, proxied(port) as proxy:
        before = open_files()
        async with connected(proxy.port, close_timeout=0.1) as lost, connected(port) as well:
            await lost.say(LONG)
            await until(lambda: proxy.carried["down"] > 200_000)
            proxy.freeze(*directions)
            assert await freed(
                before + 5, 10
            )  # both ends of the well one; of the lost one its own, and the proxy's two
            assert await well.still_answers()
        assert await counted(port, 'descentlab_dropped_total{cause="stalled"} 1.0')


async def test_a_client_that_vanishes_while_nothing_happens_is_freed() -> None:
    async with serving(Settings(ping_interval=0.2, ping_timeout=0.4)) as port, proxied(port) as proxy:
        async with connected(proxy.port, close_timeout=0.1):
            proxy.freeze()
            before = open_files()
            assert await freed(before - 1, 5)
        assert await counted(port, 'descentlab_dropped_total{cause="silent"} 1.0')


async def test_a_slow_client_lives() -> None:
    """At 200 kB a second a ping is behind more than a second of rows; at 20, with the default patience, as well."""
    settings = Settings(stall_timeout=3, ping_interval=0.3, ping_timeout=0.5)
    async with serving(settings) as port, proxied(port) as proxy, connected(proxy.port, close_timeout=0.1) as slow:
        proxy.bandwidth, proxy.piece = 200_000, 4000
        await slow.say(LONG)
        reading = asyncio.create_task(quiet(slow))
        await until(lambda: proxy.carried["down"] > 600_000)
        assert await counted(port, "descentlab_sockets 1.0")
        reading.cancel()


async def test_a_run_that_comes_byte_by_byte_and_late_has_the_same_bits() -> None:
    async with serving() as port, proxied(port) as proxy:
        proxy.piece = 7
        async with connected(proxy.port) as late, connected(port) as near:
            told = []
            for client in (late, near):
                await client.say(short(20))
                told.append(await client.hear_until("run.ended"))
            assert told[0] == told[1]


async def test_a_connection_that_is_reset_in_the_middle_of_a_chunk_leaves_nothing_behind() -> None:
    async with serving() as port, proxied(port) as proxy:
        before = open_files()
        for _ in range(10):
            at = proxy.carried["down"]
            async with connected(proxy.port) as client:
                await client.say(LONG)
                await until(lambda at=at: proxy.carried["down"] > at + 100_000)
                proxy.reset()
                await quiet(client)
        assert await freed(before, 5)


async def test_a_client_that_has_no_more_to_say_is_let_go() -> None:
    async with serving() as port, proxied(port) as proxy:
        before = open_files()
        async with connected(proxy.port) as client:
            proxy.half_close()
            await quiet(client)
        assert await freed(before, 5)


async def test_pings_keep_a_connection_that_a_proxy_would_cut_when_it_is_idle() -> None:
    async with serving(Settings(ping_interval=0.2, ping_timeout=5)) as port, proxied(port) as proxy:
        proxy.idle = 0.8
        async with connected(proxy.port) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.socket.recv(), 2)
            assert await client.still_answers()
    async with serving(Settings(ping_interval=60)) as port, proxied(port) as proxy:
        proxy.idle = 0.3
        async with connected(proxy.port) as client:
            with pytest.raises(websockets.ConnectionClosed):
                await asyncio.wait_for(client.socket.recv(), 5)


async def test_a_client_that_was_frozen_goes_on_from_the_row_it_has() -> None:
    """A tab that a browser put to sleep: the server has let go of it, and the run goes on by its row."""
    async with serving(Settings(stall_timeout=0.3)) as port, proxied(port) as proxy:
        async with connected(proxy.port, close_timeout=0.1) as sleeper:
            await sleeper.say(LONG)
            await until(lambda: proxy.carried["down"] > 200_000)
            proxy.freeze()
            async with asyncio.timeout(10):
                while not await counted(port, 'descentlab_dropped_total{cause="stalled"} 1.0'):
                    pass
            proxy.thaw()
            heard = rows_in(await until_closed(sleeper))
        assert 0 < heard < 100_001
        async with connected(port) as again:
            await again.say(LONG | {"from": heard})
            await again.hear()
            assert header(await again.hear())["from"] == heard

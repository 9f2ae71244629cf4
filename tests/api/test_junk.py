"""Bytes that mean nothing, at every depth: the server answers or hangs up, goes on, and its log holds no traceback."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio

from descentlab.config import Settings
from tests.api.serving import connected, serving
from tests.api.test_lost_clients import HANDSHAKE
from tests.session.samples import spec

ROUNDS = 40


@pytest_asyncio.fixture
async def port(caplog: pytest.LogCaptureFixture) -> AsyncIterator[int]:
    """A server that must be well at the end."""
    async with serving() as number:
        yield number
        async with connected(number) as client:
            assert await client.still_answers()
            await client.say({"type": "run.start", "run": "r", "spec": spec(), "until": 100})
            await client.hear_until("run.ended")
    assert "Traceback" not in caplog.text


async def exchange(port: int, *pieces: bytes) -> bytes:
    """What the server says to some bytes, until it hangs up or is silent."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    heard = b""
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.005)
        async with asyncio.timeout(0.05):
            while data := await reader.read(65_536):
                heard += data
    except (TimeoutError, ConnectionError):
        pass
    finally:
        writer.transport.abort()
    return heard


@pytest.mark.parametrize("seed", range(3))
async def test_junk_instead_of_a_request(port: int, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(ROUNDS):
        heard = await exchange(port, dice.randbytes(dice.randint(1, 2000)) + b"\r\n\r\n")
        assert not heard or heard.startswith(b"HTTP/1.1 4")


async def shaken_hands_then(port: int, *pieces: bytes) -> None:
    """Opens a WebSocket and sends bytes until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HANDSHAKE)
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
    with suppress(ConnectionError):
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.005)
    writer.transport.abort()


@pytest.mark.parametrize("seed", range(3))
async def test_junk_instead_of_frames(port: int, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(ROUNDS):
        await shaken_hands_then(port, *(dice.randbytes(dice.randint(1, 300)) for _ in range(dice.randint(1, 4))))


@pytest.mark.parametrize("seed", range(3))
async def test_frames_of_junk(port: int, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(ROUNDS):
        data = dice.randbytes(dice.randint(0, 125))
        first = dice.choice([0x01, 0x02, 0x80, 0x81, 0x82, 0x88, 0x89, 0x8A, 0x83, 0xC1])
        frame = bytes([first, 0x80 | len(data)]) + bytes(4) + data
        await shaken_hands_then(port, frame, frame)


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /healthz HTTP/1.1\r\n\r\n",
        b"GET /" + b"x" * 30_000 + b" HTTP/1.1\r\nHost: lab\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: lab\r\nX-Long: " + b"y" * 30_000,
        b"POST /api/run HTTP/1.1\r\nHost: lab\r\nContent-Length: -5\r\n\r\n",
        b"POST /api/run HTTP/1.1\r\nHost: lab\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    ],
)
async def test_requests_that_break_the_rules(port: int, request_: bytes) -> None:
    assert (await exchange(port, request_)).startswith(b"HTTP/1.1 4")


async def test_the_socket_works_below_a_path() -> None:
    async with serving(Settings(root_path="/lab")) as port:
        for path in ("", "/lab"):
            async with connected(port, path=path) as client:
                assert await client.still_answers()

"""Clients that stop reading, answer nothing or never finish a sentence are freed, and hold little until then."""

import asyncio
import json
import os
import socket
from pathlib import Path

import pytest

from descentlab.config import Settings
from tests.api.serving import connected, serving
from tests.session.samples import spec

HANDSHAKE = (
    b"GET /ws HTTP/1.1\r\nHost: lab\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def masked(message: object) -> bytes:
    """A text frame of a client."""
    data = json.dumps(message).encode()
    return bytes([0x81, 0x80 | 126]) + len(data).to_bytes(2, "big") + bytes(4) + data


async def raw(port: int) -> socket.socket:
    """A bare connection with a small receive buffer."""
    bare = socket.socket()
    bare.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    bare.settimeout(0)
    await asyncio.get_running_loop().sock_connect(bare, ("127.0.0.1", port))
    return bare


async def sent(bare: socket.socket, data: bytes) -> None:
    await asyncio.get_running_loop().sock_sendall(bare, data)


async def shaken_hands(bare: socket.socket) -> None:
    """Opens the WebSocket and reads the beginning of the answer."""
    await sent(bare, HANDSHAKE)
    assert (await asyncio.get_running_loop().sock_recv(bare, 64)).startswith(b"HTTP/1.1 101")


def open_files() -> int:
    return len(list(Path(f"/proc/{os.getpid()}/fd").iterdir()))


async def freed(before: int, seconds: float) -> bool:
    """Whether the process gets back to as many open files within some seconds."""
    for _ in range(int(seconds / 0.05)):
        if open_files() <= before:
            return True
        await asyncio.sleep(0.05)
    return False


def unsent(port: int) -> int:
    """Bytes that the kernel holds for the clients of a port and has not been able to deliver."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(int(line[4].partition(":")[0], 16) for line in lines if line[1].endswith(f":{port:04X}"))


async def test_a_client_that_stops_reading_is_freed_with_what_the_kernel_holds_for_it() -> None:
    async with serving(Settings(stall_timeout=0.5)) as port:
        before = open_files()
        stalled = await raw(port)
        await shaken_hands(stalled)
        await sent(stalled, masked({"type": "run.start", "run": "r", "spec": spec(steps=100_000), "until": 100_001}))
        assert open_files() == before + 2
        for _ in range(100):
            if unsent(port):
                break
            await asyncio.sleep(0.02)
        assert unsent(port)
        assert await freed(before + 1, 5)
        assert unsent(port) == 0
        stalled.close()
        async with connected(port) as client:
            assert await client.still_answers()


async def test_a_stalled_client_costs_others_nothing() -> None:
    async with serving(Settings(stall_timeout=3)) as port:
        stalled = await raw(port)
        await shaken_hands(stalled)
        await sent(stalled, masked({"type": "run.start", "run": "r", "spec": spec(steps=100_000), "until": 100_001}))
        async with connected(port) as client:
            await client.say({"type": "run.start", "run": "r", "spec": spec(steps=2000), "until": 2001})
            await client.hear_until("run.ended")
        stalled.close()


async def test_a_slow_reader_lives() -> None:
    async with serving(Settings(stall_timeout=1)) as port, connected(port, max_queue=1) as client:
        await client.say({"type": "run.start", "run": "r", "spec": spec(steps=20_000), "until": 20_001})
        heard = 0
        for _ in range(20):
            await asyncio.sleep(0.1)
            heard += len(await client.hear())
        assert heard
        await client.hear_until("run.ended")


async def test_a_client_that_answers_no_ping_is_freed() -> None:
    async with serving(Settings(ping_interval=0.2, ping_timeout=0.3)) as port:
        before = open_files()
        mute = await raw(port)
        await shaken_hands(mute)
        assert open_files() == before + 2
        assert await freed(before + 1, 3)
        mute.close()


async def test_a_client_that_answers_pings_is_kept() -> None:
    async with serving(Settings(ping_interval=0.1, ping_timeout=0.3)) as port, connected(port) as client:
        await asyncio.sleep(1)
        assert await client.still_answers()


@pytest.mark.parametrize("beginning", [b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: lab\r\nX-Slow: "])
async def test_a_request_whose_head_does_not_come_is_dropped(beginning: bytes) -> None:
    async with serving(Settings(request_timeout=0.3)) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(beginning)
        assert await asyncio.wait_for(_read_to_the_end(reader), 3) == b""
        writer.close()


async def _read_to_the_end(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read()
    except ConnectionResetError:
        return b""


async def test_a_body_that_does_not_come_is_refused() -> None:
    async with serving(Settings(request_timeout=0.3)) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            b"POST /api/run HTTP/1.1\r\nHost: lab\r\nContent-Length: 10\r\nContent-Type: application/json\r\n\r\n{"
        )
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 3)
        assert head.startswith(b"HTTP/1.1 408")
        writer.close()


async def test_an_idle_connection_kept_alive_is_not_cut_at_the_deadline_of_a_head() -> None:
    async with serving(Settings(request_timeout=0.3)) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(2):
            writer.write(b"GET /healthz HTTP/1.1\r\nHost: lab\r\n\r\n")
            assert (await asyncio.wait_for(reader.readuntil(b"}"), 3)).startswith(b"HTTP/1.1 200")
            await asyncio.sleep(0.5)
        writer.close()


async def test_the_server_ends_at_once_and_tells_its_clients() -> None:
    async with serving() as port:
        client = await asyncio.wait_for(_open(port), 5)
    with pytest.raises(Exception, match="1012"):
        await client.recv()


async def _open(port: int):
    import websockets

    socket_ = await websockets.connect(f"ws://127.0.0.1:{port}/ws")
    await socket_.recv()
    return socket_


async def poured(writer: asyncio.StreamWriter, count: int) -> None:
    for _ in range(count // 50_000):
        writer.write(b" " * 50_000)
        await writer.drain()


async def test_a_refused_body_is_taken_only_so_far_and_its_refusal_can_be_read() -> None:
    head = (
        b"POST /api/run HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n"
    )
    async with serving() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head)
        await poured(writer, 1_000_000)
        assert (await asyncio.wait_for(reader.readline(), 10)).startswith(b"HTTP/1.1 413")
        with pytest.raises(ConnectionError):
            await poured(writer, 100_000_000)
        writer.close()


async def test_a_connection_goes_on_after_bodies_that_were_refused() -> None:
    """What is thrown away counts for each answer, not for the whole life of a connection."""
    body = b" " * 600_000
    head = (
        f"POST /api/run HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    async with serving() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(12):
            writer.write(head.encode() + body)
            await writer.drain()
            answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
            assert answer.startswith(b"HTTP/1.1 413")
            length = next(line for line in answer.split(b"\r\n") if line.lower().startswith(b"content-length"))
            await reader.readexactly(int(length.split(b":")[1]))
        writer.close()

"""One hostile student, in a process of its own: everything that can be done wrong, one after another or all at once.

python -m bench.load.abuse HOST PORT SECONDS KIND
"""

import asyncio
import contextlib
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from bench.load.student import Student, connect
from bench.server import Server

LONGEST = {
    "problem": {"kind": "surface", "name": "rastrigin"},
    "steps": 100_000,
    "racers": [{"rule": "adam"} for _ in range(12)],
}
BOMB = "+".join(["exp(sin(x)*cos(y))^2"] * 9)
WIDE_SWEEP = {
    "run": {"problem": {"kind": "surface", "name": "ackley"}, "steps": 600, "racers": [{"rule": "adam"}]},
    "axes": [
        {"racer": 0, "knob": "alpha", "values": [0.001 * (i + 1) for i in range(100)]},
        {"racer": 0, "knob": "beta1", "values": [0.009 * i for i in range(100)]},
    ],
}


CONNECTIONS = 8


def _deaf(_: Student, kind: int, payload: bytes) -> None:
    """Hears nothing."""


async def longest_runs(host: str, port: int, until: float) -> None:
    """The largest runs that there may be, asked for whole, again and again, over several connections."""
    students = [await connect(host, port, _deaf) for _ in range(CONNECTIONS)]
    count = 0
    while time.monotonic() < until:
        for student in students:
            count += 1
            run = {"type": "run.start", "run": f"r{count}", "spec": LONGEST, "from": 0, "until": 100_001}
            student.say(json.dumps(run).encode())
        await asyncio.sleep(0.5)


async def flood(host: str, port: int, until: float) -> None:
    """A thousand small messages a second."""
    student = await connect(host, port, _deaf)
    while time.monotonic() < until:
        if student.lost.done():
            student = await connect(host, port, _deaf)
        for _ in range(100):
            student.say(b'{"type":"run.cancel","run":"x"}')
        await asyncio.sleep(0.1)


async def huge_bodies(host: str, port: int, until: float) -> None:
    """Bodies of a hundred megabytes, as far as they are taken."""
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection(host, port)
            head = f"POST /api/run HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
            writer.write((head + f"Content-Length: {10**8}\r\n\r\n").encode())
            for _ in range(100):
                writer.write(b" " * 65_536)
                await writer.drain()
            await reader.read(1000)
            writer.transport.abort()
        await asyncio.sleep(0.1)


Bare = tuple[asyncio.StreamReader, asyncio.StreamWriter]
"""A connection without a client around it."""


async def stalling(host: str, port: int) -> Bare:
    """A connection that has asked for a long run and reads nothing."""
    reader, writer = await asyncio.open_connection(host, port, limit=1024)
    writer.write(
        f"GET /ws HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    payload = json.dumps({"type": "run.start", "run": "r", "spec": LONGEST, "from": 0, "until": 100_001}).encode()
    writer.write(b"\x81\xfe" + len(payload).to_bytes(2, "big") + b"\0\0\0\0" + payload)
    return reader, writer


async def stalled(host: str, port: int, until: float) -> None:
    """Asks for long runs and reads nothing, again and again."""
    while time.monotonic() < until:
        _, writer = await stalling(host, port)
        await asyncio.sleep(max(0.1, min(5.0, until - time.monotonic())))
        writer.transport.abort()


async def bombs(host: str, port: int, until: float) -> None:
    """Formulas and sweeps that cost as much as the bounds let them."""
    landscape = {"problem": {"kind": "formula", "expression": BOMB, "parameters": ["x", "y"]}, "size": [512, 512]}
    bodies = [("/api/landscape", landscape), ("/api/sweep", WIDE_SWEEP), ("/api/graph", {"expression": "9^9^9^9+x"})]

    async def ask(path: str, body: object) -> None:
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection(host, port)
                data = json.dumps(body).encode()
                head = f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
                writer.write((head + f"Connection: close\r\nContent-Length: {len(data)}\r\n\r\n").encode() + data)
                await asyncio.wait_for(reader.read(), 30)
                writer.close()
            await asyncio.sleep(0.01)

    await asyncio.gather(*(ask(path, body) for path, body in bodies for _ in range(3)))


KINDS: dict[str, Callable[[str, int, float], Awaitable[None]]] = {
    "runs": longest_runs,
    "flood": flood,
    "bodies": huge_bodies,
    "stalled": stalled,
    "bombs": bombs,
}


@contextlib.asynccontextmanager
async def beside(server: Server, seconds: float, kind: str) -> AsyncIterator[None]:
    """A hostile client in a process of its own, from a second after it began until the block is left."""
    command = [sys.executable, "-m", "bench.load.abuse", server.host, str(server.port), str(seconds), kind]
    hostile = await asyncio.create_subprocess_exec(*command)
    await asyncio.sleep(1)
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            hostile.kill()
        await hostile.wait()


async def main(host: str, port: int, seconds: float, kind: str) -> None:
    """Does one kind, or `all`."""
    until = time.monotonic() + seconds
    chosen = KINDS.values() if kind == "all" else [KINDS[kind]]
    await asyncio.gather(*(harm(host, port, until) for harm in chosen))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]))

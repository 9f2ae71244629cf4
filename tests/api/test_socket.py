"""The WebSocket on a real server: runs, refusals, and a connection that stays up whatever is said."""

import asyncio
import json
import math
from typing import Any

import numpy as np
import pytest
import websockets
from websockets.exceptions import ConnectionClosed

from descentlab.config import Settings
from descentlab.session.limits import Limits
from descentlab.session.settle import read_run
from tests.api.serving import Client, connected, serving
from tests.session.samples import LIMITS, blocks_of, decode, spec
from tests.session.test_conversation import BAD


def start(name: str = "r", first: int = 0, until: int = 10**6, **changes: Any) -> dict[str, Any]:
    return {"type": "run.start", "run": name, "spec": spec(**changes), "from": first, "until": until}


def payload(heard: list[Any]) -> bytes:
    """The values of all frames, in order."""
    return b"".join(decode(frame)[1].tobytes() for frame in heard if isinstance(frame, bytes))


async def test_a_run_comes_as_the_engine_computes_it(port: int) -> None:
    async with connected(port) as client:
        assert (client.hello["type"], client.hello["protocol"]) == ("hello", 1)
        await client.say(start(steps=500))
        heard = await client.hear_until("run.ended")
    started, *chunks, _ = heard
    engine = read_run(spec(steps=500), LIMITS).race().advance(501).blocks
    per_chunk = [blocks_of(*decode(chunk), started["layout"]) for chunk in chunks]
    for racer, block in zip(zip(*per_chunk, strict=True), engine, strict=True):
        assert np.concatenate(racer, axis=1).tobytes() == np.ascontiguousarray(block).tobytes()


async def test_after_a_drop_the_run_goes_on_with_identical_bytes(port: int) -> None:
    async with connected(port) as client:
        await client.say(start(until=LIMITS.rows, steps=900, noise=1.0))
        before = [await client.hear(), await client.hear()]
        client.socket.transport.abort()
    async with connected(port) as client:
        await client.say(start("again", LIMITS.rows, steps=900, noise=1.0))
        after = await client.hear_until("run.ended")
    async with connected(port) as client:
        await client.say(start(steps=900, noise=1.0))
        at_once = await client.hear_until("run.ended")
    assert payload(before) + payload(after) == payload(at_once)
    assert after[-1]["ends"] == at_once[-1]["ends"]


async def test_the_server_never_runs_further_ahead_than_asked(port: int) -> None:
    async with connected(port) as client:
        more = LIMITS.rows + 44
        await client.say(start(until=more, steps=5000))
        await client.hear()
        assert [decode(await client.hear())[0]["from"] for _ in range(2)] == [0, LIMITS.rows]
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.socket.recv(), 0.3)
        await client.say({"type": "run.more", "run": "r", "until": more + 10})
        header, _ = decode(await client.hear())
        assert (header["from"], header["rows"]) == (more, [10, 10])


async def test_a_cancelled_run_stops(port: int) -> None:
    async with connected(port) as client:
        await client.say(start(steps=100_000))
        await client.hear()
        await client.say({"type": "run.cancel", "run": "r"})
        heard = await client.hear_until("run.cancelled")
        assert len(heard) < 390
        await client.say({"type": "ping", "at": 1})
        assert await client.hear() == {"type": "pong", "at": 1}


async def test_the_newest_of_many_quick_starts_is_run(port: int) -> None:
    async with connected(port) as client:
        for number in range(40):
            await client.say({"type": "run.cancel", "run": f"r{number - 1}"})
            await client.say(start(f"r{number}", until=100, steps=100 + number))
        heard: list[Any] = []
        while not any(isinstance(one, bytes) and decode(one)[0]["run"] == "r39" for one in heard):
            heard.append(await client.hear())
        assert not any(isinstance(one, dict) and one.get("code") == "internal" for one in heard)


async def test_every_bad_message_is_answered_on_one_connection_that_stays_up(port: int) -> None:
    async with connected(port) as client:
        for message, code, where in BAD:
            await client.socket.send(message if isinstance(message, str | bytes) else json.dumps(message))
            answer = await client.hear()
            assert (answer["type"], answer["code"], answer["where"]) == ("error", code, where)
        assert await client.still_answers()
        await client.say(start())
        assert (await client.hear_until("run.ended"))[-1]["type"] == "run.ended"


@pytest.mark.parametrize("size", [LIMITS.message_bytes + 1, 1_000_000, 16 * 1024 * 1024])
async def test_an_oversized_message_is_answered_and_the_connection_stays_up(port: int, size: int) -> None:
    async with connected(port) as client:
        for data in ("x" * size, b"x" * size, ["y" * (size // 3)] * 4):
            await client.socket.send(data)
            answer = await client.hear()
            assert (answer["type"], answer["code"]) == ("error", "too_large")
            assert answer["values"]["limit"] == LIMITS.message_bytes
        assert await client.still_answers()


async def test_text_that_is_not_utf_8_ends_the_connection_as_the_standard_says(port: int) -> None:
    async with connected(port) as client:
        await client.socket.send(b'{"type": "\xff"}', text=True)
        with pytest.raises(ConnectionClosed) as closed:
            await client.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1007
    async with connected(port) as client:
        assert await client.still_answers()


async def test_messages_beyond_the_rate_are_refused_once_and_the_connection_lives() -> None:
    limits = Limits(messages_per_second=50, message_burst=20)
    async with serving(Settings(limits=limits)) as port, connected(port) as client:
        for number in range(60):
            await client.say({"type": "ping", "at": number})
        heard = [await client.hear() for _ in range(21)]
        assert [one["type"] for one in heard].count("pong") >= 20
        assert "too_fast" in [one.get("code") for one in heard]
        await asyncio.sleep(0.5)
        assert await client.still_answers()


async def test_an_endless_flood_is_ended() -> None:
    limits = Limits(messages_per_second=1, message_burst=5)
    async with serving(Settings(limits=limits)) as port, connected(port) as client:
        with pytest.raises(ConnectionClosed) as closed:
            await _flood(client)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4029


async def _flood(client: Client) -> None:
    for number in range(20_000):
        await client.say({"type": "ping", "at": number})
        if number % 100 == 0:
            await asyncio.sleep(0)
    await client.hear_until("never")


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("http://127.0.0.1:{port}", True),
        ("http://evil.example", False),
        ("http://127.0.0.1:1", False),
        ("null", False),
        ("https://course.example", True),
        ("https://course.example.evil.example", False),
    ],
)
async def test_only_its_own_page_and_allowed_origins_may_connect(origin: str | None, allowed: bool) -> None:
    async with serving(Settings(origins=("https://course.example",))) as port:
        named = {} if origin is None else {"origin": origin.format(port=port)}
        if allowed:
            async with connected(port, **named) as client:
                assert await client.still_answers()
        else:
            with pytest.raises(websockets.InvalidStatus) as refused:
                async with connected(port, **named):
                    pass
            assert refused.value.response.status_code == 403
            assert json.loads(refused.value.response.body)["error"]["code"] == "origin"


async def test_a_connection_too_many_is_refused_while_http_goes_on() -> None:
    async with serving(Settings(limits=Limits(sockets=2))) as port:
        async with connected(port), connected(port):
            with pytest.raises(websockets.InvalidStatus) as refused:
                async with connected(port):
                    pass
            assert refused.value.response.status_code == 503
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /healthz HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n")
            assert b"200 OK" in await reader.read()
            writer.close()
        async with connected(port) as client:
            assert await client.still_answers()


async def test_compression_is_not_agreed_to(port: int) -> None:
    async with websockets.connect(f"ws://127.0.0.1:{port}/ws", compression="deflate") as socket:
        assert socket.protocol.extensions == []


async def test_one_client_that_computes_without_end_leaves_others_served(port: int) -> None:
    async with connected(port) as greedy, connected(port) as modest:
        for name in "abcd":
            await greedy.say(start(name, steps=100_000, racers=[{"rule": "adam"}] * 12))
        swallow = asyncio.create_task(_swallow(greedy))
        await asyncio.sleep(0.2)
        loop = asyncio.get_running_loop()
        waits = []
        for number in range(10):
            before = loop.time()
            await modest.say(start(f"m{number}", steps=200))
            await modest.hear_until("run.ended")
            waits.append(loop.time() - before)
        swallow.cancel()
    assert math.isfinite(max(waits))
    assert sorted(waits)[5] < 0.5


async def test_a_network_whose_every_update_takes_long_leaves_others_served(port: int) -> None:
    data = {"name": "spiral", "size": 10_000}
    problem = {"kind": "network", "data": data, "network": {"hidden": [16] * 6}, "batch_size": 10_000}
    async with connected(port) as greedy, connected(port) as modest:
        await greedy.say(start("a", problem=problem, start=None, steps=50, racers=[{"rule": "adam"}] * 12))
        await greedy.hear_until("run.started")
        rows = asyncio.create_task(_heard(greedy, 3))
        answered = 0
        while not rows.done():
            assert await modest.still_answers()
            answered += 1
            await asyncio.sleep(0.005)
        await rows
    assert answered > 5 * 3  # were rows computed on the event loop, an answer or two would come between them


async def _heard(client: Client, count: int) -> None:
    for _ in range(count):
        await client.hear()


async def _swallow(client: Client) -> None:
    while True:
        await client.hear()

"""Floods, crowds that come at one moment, hours of coming and going: others are served, and nothing is left behind."""

import asyncio
import gc
import logging
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from descentlab.api.server.request_protocol import RequestProtocol
from descentlab.api.server.socket_protocol import SocketProtocol
from descentlab.api.socket import SocketSession
from descentlab.api.visit import Visit
from descentlab.config import Settings
from descentlab.engine.nn.training import Training
from descentlab.engine.race import Race
from descentlab.session.conversation import Conversation
from descentlab.session.limits import Limits
from descentlab.session.runs import RunSession
from tests.api.serving import connected, serving
from tests.api.test_lost_clients import freed, masked, open_files, raw, sent, shaken_hands
from tests.rooms.process import until
from tests.session.samples import spec

TINY = bytes([0x81, 0x80, 0, 0, 0, 0])
"""An empty text frame."""


def resident() -> int:
    """Bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


async def test_sixty_thousand_tiny_frames_at_once_end_their_connection_and_no_other() -> None:
    async with serving() as port, connected(port) as client:
        before, flood = open_files(), await raw(port)
        await shaken_hands(flood)
        with suppress(ConnectionError):
            for _ in range(60):
                await sent(flood, TINY * 1000)
        assert await client.still_answers()
        assert await freed(before + 1, 5)
        flood.close()


async def test_a_message_of_fragments_that_never_ends_costs_no_memory() -> None:
    async with serving() as port, connected(port) as client:
        endless = await raw(port)
        endless.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**20)
        await shaken_hands(endless)
        fragment = bytes([0x00, 0x80 | 127]) + (60_000).to_bytes(8, "big") + bytes(4) + b" " * 60_000
        await sent(endless, bytes([0x01, 0x80, 0, 0, 0, 0]))
        await sent(endless, fragment * 20)
        gc.collect()
        before = resident()
        for _ in range(40):
            await sent(endless, fragment * 20)
        assert await client.still_answers()
        assert resident() - before < 24_000_000  # of 48 million bytes that were sent
        endless.close()


async def run_of(port: int, name: str) -> int:
    """Somebody connects, runs, and goes: how many racers ended."""
    async with connected(port) as client:
        await client.say({"type": "run.start", "run": name, "spec": spec(steps=50), "until": 51})
        return len((await client.hear_until("run.ended"))[-1]["ends"])


async def test_two_hundred_who_come_and_press_run_at_one_moment_are_all_served() -> None:
    async with serving() as port:
        ends = await asyncio.wait_for(asyncio.gather(*(run_of(port, str(number)) for number in range(200))), 60)
        assert set(ends) == {2}


@contextmanager
def without_collector() -> Iterator[None]:
    """Garbage in rings stays where it is meanwhile."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def held(kinds: set[type]) -> Counter[type]:
    """How many things of these kinds are in memory."""
    return Counter(type(thing) for thing in gc.get_objects() if type(thing) in kinds)


async def everything(port: int) -> None:
    """Somebody opens a room, races, trains and looks at a network, and goes."""
    training = {"problem": {"kind": "network", "data": {"name": "moons"}}, "steps": 50, "racers": [{"rule": "adam"}]}
    look = {"type": "run.look", "run": "net", "look": "l", "step": 5, "wants": [{"what": "outputs"}]}
    async with connected(port) as client:
        await client.say({"type": "room.open"})
        await client.say({"type": "run.start", "run": "net", "spec": training, "until": 51})
        await client.say(look)
        await client.hear_until("run.ended")
        await client.say({"type": "run.start", "run": "race", "spec": spec(steps=50), "until": 51})
        await client.hear_until("run.ended")


async def test_who_has_gone_is_gone_from_memory_without_waiting_for_the_garbage_collector() -> None:
    theirs = {SocketSession, Visit, Conversation, RunSession, RequestProtocol, SocketProtocol, Training, Race}
    async with serving() as port:
        await everything(port)
        with without_collector():
            before = held(theirs)  # other tests of this process may hold such things for good
            await everything(port)
            await until(lambda: held(theirs) <= before)


async def visit(port: int, turn: int) -> None:
    """Somebody comes, does something, and goes in one way or another."""
    async with connected(port, close_timeout=1) as client:
        await client.say({"type": "room.open"} if turn % 4 == 0 else {"type": "ping"})
        steps = 100 if turn % 4 == 1 else 5000
        await client.say({"type": "run.start", "run": "r", "spec": spec(steps=steps), "until": steps + 1})
        await client.hear()
        if turn % 2:
            client.socket.transport.abort()


async def test_after_hours_of_coming_and_going_everything_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shortened: four rounds of a hundred visits. What one round costs, the next ones must not cost again."""
    monkeypatch.setattr("descentlab.rooms.rooms.EMPTY_AFTER", 0.0)
    monkeypatch.setattr("descentlab.rooms.rooms.COUNT_EVERY", 0.05)
    async with serving(Settings(limits=Limits(room_openings=10_000))) as port, httpx.AsyncClient() as http:
        memory, files, tasks = [], open_files(), len(asyncio.all_tasks())
        for _ in range(4):
            await asyncio.gather(*(visit(port, turn) for turn in range(100)))
            await asyncio.sleep(0.1)
            gc.collect()
            memory.append(resident())
        assert await freed(files + 2, 5)  # the log's and a keep-alive's
        told = (await http.get(f"http://127.0.0.1:{port}/metrics")).text.splitlines()
        assert {"descentlab_sockets 0.0", "descentlab_rooms 0.0", "descentlab_room_members 0.0"} <= set(told)
        await http.aclose()
        for _ in range(50):
            if len(asyncio.all_tasks()) <= tasks + 1:
                break
            await asyncio.sleep(0.05)
        assert len(asyncio.all_tasks()) <= tasks + 1
        assert memory[-1] - memory[1] < 6_000_000


async def test_an_event_loop_that_is_held_up_is_logged_and_the_server_not_ready_until_it_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with serving() as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        await http.get("/readyz")
        with caplog.at_level(logging.WARNING):
            hold_up(1.5)
            late = await http.get("/readyz")
            assert (late.status_code, late.json()["reasons"]) == (503, ["event loop late"])
            async with asyncio.timeout(5):
                while (await http.get("/readyz")).status_code != 200:
                    pass
        assert "the event loop was held up for 1." in caplog.text


def hold_up(seconds: float) -> None:
    time.sleep(seconds)


async def test_a_client_that_never_ends_its_first_message_and_answers_no_ping_is_freed() -> None:
    async with serving(Settings(ping_interval=0.2, ping_timeout=0.3)) as port:
        before, silent = open_files(), await raw(port)
        await shaken_hands(silent)
        await sent(silent, masked({"type": "ping"})[:5])
        assert await freed(before + 1, 5)
        silent.close()

"""Two servers and one Redis, each in a process of its own: one is killed, stopped, frozen; nobody loses anything."""

import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from tests.api.serving import Client, connected
from tests.e2e.serving import free_port
from tests.faults.processes import redis, server
from tests.rooms.test_visits import CHOICE, heard_with, joined, opened
from tests.session.samples import spec

MAP = {
    "kind": "map",
    "text": "",
    "axes": [{"name": name, "low": 0.0, "high": 1.0, "scale": "linear"} for name in ("alpha", "beta")],
}


PLACES = (0.25, 0.5, 0.75)


class Lab(NamedTuple):
    """Where everything is, and the processes."""

    one: int
    other: int
    redis_port: int
    folder: Path
    first: "subprocess.Popen[bytes]"
    redis: "subprocess.Popen[bytes]"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """A Redis and two servers."""
    redis_port, one, other = free_port(), free_port(), free_port()
    with ExitStack() as running, ThreadPoolExecutor() as aside:
        store = running.enter_context(redis(redis_port, tmp_path))
        coming = [aside.submit(running.enter_context, server(port, redis_port, tmp_path)) for port in (one, other)]
        first, _ = [process.result() for process in coming]
        yield Lab(one, other, redis_port, tmp_path, first, store)


async def shown(client: Client, part: str, *, value: Any) -> None:
    """Waits until a part of the room is told to be so."""
    while await heard_with(client, part) != value:
        pass


async def answers(client: Client, count: int) -> dict[str, Any]:
    """The question once it has so many answers."""
    while True:
        ask = await heard_with(client, "ask")
        if ask and ask["answers"] >= count:
            return dict(ask)


async def nothing_waits(port: int) -> None:
    """Waits until a server has brought to Redis whatever it had."""
    async with httpx.AsyncClient() as http:
        while "descentlab_rooms_unsaved 0.0" not in (await http.get(f"http://127.0.0.1:{port}/metrics")).text:
            pass


async def test_members_of_two_servers_see_the_same_and_lose_nothing_when_theirs_is_killed(lab: Lab) -> None:
    async with connected(lab.other) as there, connected(lab.other) as lecturer_again, connected(lab.other) as again:
        async with connected(lab.one) as lecturer, connected(lab.one) as here:
            room = await opened(lecturer)
            code, member = room["room"], (await joined(here, room["room"]))["member"]
            await joined(there, code)
            await lecturer.say({"type": "room.set", "state": {"view": "x"}, "head": {"step": 1}})
            for client in (here, there):
                await shown(client, "head", value={"step": 1})
            await lecturer.say({"type": "room.ask", "question": CHOICE})
            for client in (here, there):
                assert (await heard_with(client, "ask"))["options"] == CHOICE["options"]
            for client in (here, there):
                await client.say({"type": "room.answer", "ask": 1, "value": 1})
            assert (await answers(lecturer, 2))["answers"] == 2
            await answers(there, 2)
            lab.first.kill()
        back = await joined(lecturer_again, code, key=room["key"], member=room["member"])
        assert (back["role"], back["state"], back["head"]) == ("lecturer", {"view": "x"}, {"step": 1})
        assert (await joined(again, code, member=member))["answered"] == 1
        await lecturer_again.say({"type": "room.reveal"})
        await lecturer_again.say({"type": "room.set", "head": {"step": 2}})
        for client in (there, again):
            await shown(client, "head", value={"step": 2})
        assert (await joined(there, code))["ask"]["results"] == [0, 2]


async def test_while_redis_is_stopped_rooms_pause_and_runs_go_on_and_then_all_is_as_it_was(lab: Lab) -> None:
    async with connected(lab.one) as lecturer, connected(lab.other) as follower, connected(lab.other) as late:
        room = await opened(lecturer)
        await joined(follower, room["room"])
        await lecturer.say({"type": "room.set", "state": {"view": "x"}, "head": {"step": 1}})
        await shown(follower, "head", value={"step": 1})
        lab.redis.kill()
        lab.redis.wait()
        for client in (lecturer, follower):
            await shown(client, "paused", value=True)
        for step in range(2, 60):
            await lecturer.say({"type": "room.set", "head": {"step": step}})
        assert (await opened(late))["code"] == "paused"
        await follower.say({"type": "run.start", "run": "r", "spec": spec(steps=99), "until": 100})
        await follower.hear_until("run.ended")
        with redis(lab.redis_port, lab.folder):
            await shown(follower, "head", value={"step": 59})
            await shown(lecturer, "paused", value=False)
            came = await joined(late, room["room"])
            while came["type"] == "error":
                came = await joined(late, room["room"])
            assert (came["state"], came["head"]) == ({"view": "x"}, {"step": 59})


async def test_what_is_done_while_redis_is_frozen_is_done_once(lab: Lab) -> None:
    """What it was sent before it froze it does afterwards, and it was sent again."""
    async with connected(lab.one) as lecturer, connected(lab.other) as follower, connected(lab.other) as late:
        room = await opened(lecturer)
        await joined(follower, room["room"])
        await lecturer.say({"type": "room.ask", "question": MAP})
        await heard_with(follower, "ask")
        for place in PLACES:
            await follower.say({"type": "room.answer", "ask": 1, "value": [place, place, "reached"]})
            if place == PLACES[0]:
                await answers(follower, 1)
                lab.redis.send_signal(signal.SIGSTOP)
        for client in (lecturer, follower):
            await shown(client, "paused", value=True)
        assert (await opened(late))["code"] == "paused"
        lab.redis.send_signal(signal.SIGCONT)
        for client in (lecturer, follower):
            await shown(client, "paused", value=False)
        await nothing_waits(lab.other)
        await lecturer.say({"type": "room.reveal"})
        while not (ask := await heard_with(follower, "ask"))["revealed"]:
            pass
        assert ask["results"] == [[place, place, "reached"] for place in PLACES]


async def test_a_server_that_starts_before_its_redis_opens_rooms_when_that_comes(tmp_path: Path) -> None:
    redis_port, port = free_port(), free_port()
    with server(port, redis_port, tmp_path):
        async with connected(port) as lecturer:
            assert (await opened(lecturer))["code"] == "paused"
            with redis(redis_port, tmp_path):
                room = await opened(lecturer)
                while room["type"] == "error":
                    room = await opened(lecturer)
                assert room["role"] == "lecturer"

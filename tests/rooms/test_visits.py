"""Rooms on a real server: who may do what, what late ones are told, and what outlives the server."""

import asyncio
import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from descentlab.config import Settings
from descentlab.rooms.shelf import Shelf
from descentlab.session.limits import Limits
from tests.api.serving import Client, connected, serving
from tests.e2e.serving import free_port, started

CHOICE = {"kind": "choice", "text": "", "options": ["gd", "adam"]}


async def opened(client: Client, **fields: str) -> dict[str, Any]:
    await client.say({"type": "room.open", **fields})
    joined: dict[str, Any] = await client.hear()
    return joined


async def joined(client: Client, code: str, **fields: str) -> dict[str, Any]:
    await client.say({"type": "room.join", "room": code, **fields})
    while (answer := await client.hear())["type"] not in ("room.joined", "error"):
        pass
    return dict(answer)


async def heard_with(client: Client, part: str) -> Any:
    """The next telling of a part."""
    while True:
        message = await client.hear()
        if part in message:
            return message[part]


async def test_followers_see_what_the_lecturer_shows_and_late_ones_at_once(port: int) -> None:
    async with connected(port) as lecturer, connected(port) as follower, connected(port) as late:
        code = (await opened(lecturer))["room"]
        assert (await joined(follower, code.lower()))["role"] == "follower"
        await lecturer.say({"type": "room.set", "state": {"view": "x"}, "head": {"step": 7}})
        assert await heard_with(follower, "state") == {"view": "x"}
        came = await joined(late, code)
        assert (came["state"], came["head"]) == ({"view": "x"}, {"step": 7})
        assert came["members"] == {"followers": 2, "lecturer": True}
        await lecturer.say({"type": "room.set", "head": {"step": 8}})
        for client in (follower, late):
            assert await heard_with(client, "head") == {"step": 8}


async def test_runs_go_on_in_a_room(port: int) -> None:
    async with connected(port) as lecturer:
        await opened(lecturer)
        assert await lecturer.still_answers()


async def test_a_class_is_asked_answers_and_is_told(port: int) -> None:
    async with connected(port) as lecturer, connected(port) as one, connected(port) as two:
        code = (await opened(lecturer))["room"]
        own = (await joined(one, code))["member"]
        await joined(two, code)
        await lecturer.say({"type": "room.ask", "question": CHOICE})
        assert (await heard_with(one, "ask"))["options"] == ["gd", "adam"]
        for client, value in ((one, 0), (two, 1), (one, 1)):
            await client.say({"type": "room.answer", "ask": 1, "value": value})
        while (await heard_with(lecturer, "ask"))["answers"] < 2:
            pass
        await lecturer.say({"type": "room.reveal"})
        while (ask := await heard_with(two, "ask")) and not ask["revealed"]:
            pass
        assert ask["results"] == [0, 2]
        assert (await joined(one, code, member=own))["answered"] == 1


BAD: list[tuple[dict[str, Any], str]] = [
    ({"type": "room.set", "head": {}}, "not_lecturer"),
    ({"type": "room.ask", "question": CHOICE}, "not_lecturer"),
    ({"type": "room.reveal"}, "not_lecturer"),
    ({"type": "room.close"}, "not_lecturer"),
    ({"type": "room.answer", "ask": 9, "value": 0}, "too_late"),
    ({"type": "room.answer", "ask": 1, "value": 2}, "wrong_type"),
    ({"type": "room.answer", "ask": 1, "value": True}, "wrong_type"),
    ({"type": "room.answer", "ask": 1, "value": 10**400}, "wrong_type"),
    ({"type": "room.answer", "ask": 0, "value": 0}, "out_of_range"),
    ({"type": "room.join", "room": "NONSUCH"}, "unknown_room"),
    ({"type": "room.fly"}, "unknown_name"),
    ({"type": "room.set", "head": []}, "wrong_type"),
]


async def test_what_a_follower_may_not_do_is_refused(port: int) -> None:
    async with connected(port) as lecturer, connected(port) as follower:
        code = (await opened(lecturer))["room"]
        await lecturer.say({"type": "room.ask", "question": CHOICE})
        await heard_with(lecturer, "ask")
        for message, refusal in BAD:
            await joined(follower, code)
            await follower.say(message)
            assert await heard_with(follower, "code") == refusal, message
        assert await follower.still_answers()


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"kind": "choice", "options": ["one"]}, "too_few"),
        ({"kind": "map", "axes": []}, "wrong_length"),
        ({"kind": "essay"}, "unknown_name"),
        ({"kind": "choice", "options": ["x"] * 13}, "too_many"),
    ],
)
async def test_a_question_that_cannot_be_asked_is_refused(port: int, question: dict[str, Any], code: str) -> None:
    async with connected(port) as lecturer:
        await opened(lecturer)
        await lecturer.say({"type": "room.ask", "question": question})
        assert await heard_with(lecturer, "code") == code


async def test_what_is_shown_is_bounded() -> None:
    async with serving(Settings(limits=Limits(room_state_bytes=100))) as port, connected(port) as lecturer:
        await opened(lecturer)
        await lecturer.say({"type": "room.set", "state": {"x": "y" * 200}})
        assert await heard_with(lecturer, "code") == "too_large"


async def test_only_who_has_the_hosts_token_opens_rooms_and_guessing_ends() -> None:
    settings = Settings(host_token="secret", limits=Limits(room_tries=2))
    assert "secret" not in repr(settings)
    async with serving(settings) as port, connected(port) as client:
        assert (await opened(client, token="secret"))["role"] == "lecturer"
        assert [(await opened(client, token=guess))["code"] for guess in ("", "Secret", "more")] == [
            "token",
            "token",
            "too_fast",
        ]


async def test_the_lecturer_comes_back_with_the_key_and_nobody_without(port: int) -> None:
    async with connected(port) as lecturer:
        room = await opened(lecturer)
    async with connected(port) as again, connected(port) as other:
        assert (await joined(again, room["room"], key=room["key"]))["role"] == "lecturer"
        assert (await joined(other, room["room"], key="guess"))["code"] == "token"


async def test_a_room_has_so_many_places() -> None:
    settings = Settings(limits=Limits(room_members=2, rooms=1))
    async with serving(settings) as port, connected(port) as lecturer, connected(port) as one, connected(port) as two:
        code = (await opened(lecturer))["room"]
        await joined(one, code)
        assert (await joined(two, code))["code"] == "busy"
        assert (await opened(two))["code"] == "busy"


async def test_closing_is_told_and_final(port: int) -> None:
    async with connected(port) as lecturer, connected(port) as follower:
        code = (await opened(lecturer))["room"]
        await joined(follower, code)
        await lecturer.say({"type": "room.close"})
        while (message := await follower.hear())["type"] != "room.closed":
            pass
        assert message == {"type": "room.closed", "room": code}
        assert (await joined(follower, code))["code"] == "unknown_room"


async def test_answers_are_for_who_has_the_key(port: int) -> None:
    async with connected(port) as lecturer, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        room = await opened(lecturer)
        await lecturer.say({"type": "room.ask", "question": CHOICE})
        await heard_with(lecturer, "ask")
        address = f"/api/rooms/{room['room']}/answers"
        table = await http.get(address, headers={"authorization": f"Bearer {room['key']}"})
        assert table.text.startswith("\ufeffquestion,kind")
        for headers in ({}, {"authorization": "Bearer x"}, {"authorization": room["key"]}):
            refused = await http.get(address, headers=headers)
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "token")


async def test_a_stalled_follower_costs_the_others_nothing() -> None:
    async with serving(Settings(stall_timeout=1)) as port, connected(port) as lecturer, connected(port) as follower:
        code = (await opened(lecturer))["room"]
        await joined(follower, code)
        async with connected(port, max_queue=1, close_timeout=0.1) as stalled:
            await joined(stalled, code)
            stalled.socket.transport.pause_reading()
            for step in range(150):
                await lecturer.say({"type": "room.set", "head": {"step": step, "padding": "x" * 20_000}})
                assert (await heard_with(follower, "head"))["step"] == step
            stalled.socket.transport.abort()
        assert await follower.still_answers()


async def test_a_room_outlives_a_server_that_is_killed(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "DESCENTLAB_DATA": str(tmp_path)}
    with started(port, tmp_path / "log", environment) as process:
        async with connected(port) as lecturer:
            room = await opened(lecturer)
            await lecturer.say({"type": "room.set", "state": {"view": "x"}})
            await lecturer.say({"type": "room.ask", "question": CHOICE})
            await lecturer.say({"type": "room.answer", "ask": 1, "value": 1})
            while (await heard_with(lecturer, "ask"))["answers"] == 0:
                pass
            await asyncio.sleep(0.7)
            process.send_signal(signal.SIGKILL)
            process.wait(5)
    with started(port, tmp_path / "log", environment):
        async with connected(port) as lecturer:
            back = await joined(lecturer, room["room"], key=room["key"], member=room["member"])
    assert (back["role"], back["state"], back["answered"]) == ("lecturer", {"view": "x"}, 1)
    assert Shelf(tmp_path / f"rooms-{port}.sqlite").sound()


async def test_a_room_that_was_opened_is_kept_before_its_lecturer_knows(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "DESCENTLAB_DATA": str(tmp_path)}
    with started(port, tmp_path / "log", environment) as process:
        async with connected(port) as lecturer:
            room = await opened(lecturer)
            process.send_signal(signal.SIGKILL)
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
    kept = Shelf(tmp_path / f"rooms-{port}.sqlite").get(room["room"])
    assert kept is not None


@pytest.mark.parametrize("content", [b"this is no database, but long enough to be one " * 50, None])
async def test_a_file_that_cannot_be_used_leaves_rooms_in_memory(
    tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    if content is None:
        (tmp_path / "rooms-8000.sqlite").mkdir()
    else:
        (tmp_path / "rooms-8000.sqlite").write_bytes(content)
    async with serving(Settings(data=str(tmp_path))) as port, connected(port) as lecturer:
        assert (await opened(lecturer))["type"] == "room.joined"
    assert "cannot be kept" in caplog.text

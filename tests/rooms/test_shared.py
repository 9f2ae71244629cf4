"""Rooms that two servers share through Redis: both see the same; a Redis that goes away is told and waited for."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
from fakeredis import FakeAsyncRedis, FakeServer

from descentlab.rooms.rooms import Rooms
from descentlab.rooms.shared import SharedJournal
from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal
from tests.rooms.process import Process, until

CHOICE = {"kind": "choice", "text": "", "options": ["gd", "adam"]}


def rooms_on(server: FakeServer) -> Rooms:
    journal = SharedJournal(FakeAsyncRedis(server=server, protocol=2), 1.0)
    return Rooms(Limits(), journal, "", Process.encode)


@pytest.fixture
def redis() -> FakeServer:
    return FakeServer()


@pytest_asyncio.fixture
async def two(redis: FakeServer) -> AsyncIterator[tuple[Process, Process]]:
    """Two servers with one Redis."""
    one, other = Process(rooms_on(redis)), Process(rooms_on(redis))
    await one.rooms.start()
    await other.rooms.start()
    yield one, other
    await one.rooms.stop()
    await other.rooms.stop()


async def test_members_of_both_servers_see_the_same(two: tuple[Process, Process]) -> None:
    here, there = two
    lecturer = await here.open()
    follower = await there.join(lecturer.code)
    lecturer.set(state={"view": "x"})
    lecturer.set(head={"step": 3})
    await until(lambda: follower.sees("head") == {"step": 3})
    assert follower.sees("state") == {"view": "x"}
    lecturer.ask(CHOICE)
    await until(lambda: follower.sees("ask") is not None)
    follower.answer(1, 1)
    await until(lambda: lecturer.sees("ask")["answers"] == 1)
    lecturer.here.reveal()
    await until(lambda: follower.sees("ask").get("results") == [0, 1])


async def test_who_loses_their_server_goes_on_at_the_other(two: tuple[Process, Process]) -> None:
    here, there = two
    lecturer = await here.open()
    lecturer.set(state={"view": "x"}, head={"step": 0})
    for step in range(1, 40):
        lecturer.set(head={"step": step})
    await until(lambda: lecturer.sees("head") == {"step": 39})
    again = await there.join(lecturer.code, key=lecturer.key)
    assert again.joined["role"] == "lecturer"
    assert (again.joined["state"], again.joined["head"]) == ({"view": "x"}, {"step": 39})


async def test_people_of_both_servers_are_counted(two: tuple[Process, Process]) -> None:
    here, there = two
    lecturer = await here.open()
    await there.join(lecturer.code)
    await here.join(lecturer.code)
    await until(lambda: lecturer.sees("members")["followers"] == 2, seconds=8)


async def test_a_redis_that_goes_away_is_told_and_what_was_done_meanwhile_comes_later(
    redis: FakeServer, two: tuple[Process, Process]
) -> None:
    here, there = two
    lecturer = await here.open()
    follower = await there.join(lecturer.code)
    redis.connected = False
    await until(lambda: follower.sees("paused") is True)
    lecturer.set(head={"step": 5})
    with pytest.raises(Refusal, match="Redis"):
        await here.join("ZZZZZZ")
    redis.connected = True
    await until(lambda: follower.sees("head") == {"step": 5})
    await until(lambda: follower.sees("paused") is False)


async def test_a_room_whose_redis_forgot_everything_is_kept_again(
    redis: FakeServer, two: tuple[Process, Process]
) -> None:
    here, there = two
    lecturer = await here.open()
    await asyncio.sleep(0)
    await FakeAsyncRedis(server=redis).flushall()
    lecturer.set(state={"view": "y"})
    found: Callable[[], Any] = lambda: there.rooms.find(lecturer.code)  # noqa: E731
    for _ in range(40):
        if await found() is not None:
            break
        await asyncio.sleep(0.1)
    follower = await there.join(lecturer.code)
    assert follower.joined["state"] == {"view": "y"}


async def test_a_room_that_empties_while_redis_is_away_is_kept_and_the_others_are_told_on(
    redis: FakeServer, two: tuple[Process, Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("descentlab.rooms.rooms.EMPTY_AFTER", 0.0)
    here, _ = two
    emptied, lecturer = await here.open(), await here.open()
    emptied.set(state={"view": "x"})
    await until(lambda: emptied.sees("state") == {"view": "x"})
    redis.connected = False
    await until(lambda: lecturer.sees("paused") is True)
    emptied.here.leave()
    for _ in range(3):
        await here.rooms._look_round()
    assert (await here.join(emptied.code)).joined["state"] == {"view": "x"}
    redis.connected = True
    await until(lambda: lecturer.sees("paused") is False)
    follower = await here.join(lecturer.code)
    await until(lambda: follower.sees("members")["followers"] == 1)


async def test_who_hears_late_that_a_room_was_closed_still_hears_it(two: tuple[Process, Process]) -> None:
    here, there = two
    lecturer = await here.open()
    follower = await there.join(lecturer.code)
    journal = there.rooms._journal
    assert isinstance(journal, SharedJournal)
    listening = journal._tasks.pop(1)
    listening.cancel()
    lecturer.here.close()
    await until(lambda: here.rooms._rooms[lecturer.code].record.closed)
    await here.rooms._journal.save()
    journal._tasks.append(asyncio.create_task(journal._on_and_on(journal._listen)))
    await until(lambda: follower.sees("type") == "room.closed")
    with pytest.raises(Refusal, match="no room"):
        await there.join(lecturer.code)


async def test_a_change_that_cannot_be_read_is_passed_over(
    redis: FakeServer, two: tuple[Process, Process], caplog: pytest.LogCaptureFixture
) -> None:
    here, there = two
    lecturer = await here.open()
    follower = await there.join(lecturer.code)
    stream = f"descentlab:room:{lecturer.code}:changes"
    for unreadable in (b"no json", b"{}", b'{"what": "of a later version"}', b"[]"):
        await FakeAsyncRedis(server=redis).xadd(stream, {"change": unreadable})
    lecturer.set(head={"step": 1})
    await until(lambda: follower.sees("head") == {"step": 1})
    assert "cannot be read" in caplog.text

"""Rooms with half of a class stalled, with two lecturers, by the hundred, and by clocks that jump."""

import asyncio
import socket
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from descentlab.config import Settings
from descentlab.rooms.local import LocalJournal
from descentlab.rooms.rooms import Rooms
from descentlab.session.limits import Limits
from tests.api.serving import connected, serving
from tests.api.test_lost_clients import masked, raw, sent, shaken_hands
from tests.rooms.process import Process, until
from tests.rooms.test_visits import heard_with, joined, opened

CLOCKS = ("attendance", "rooms", "local")


async def stalled_member(port: int, code: str) -> socket.socket:
    """A member that takes in the beginning of what it is told and nothing after."""
    bare = await raw(port)
    await shaken_hands(bare)
    await sent(bare, masked({"type": "room.join", "room": code}))
    return bare


@pytest.mark.parametrize("stalled", [1, 25])
async def test_of_fifty_followers_who_stall_cost_the_others_nothing(stalled: int) -> None:
    async with serving(Settings(stall_timeout=1)) as port, AsyncExitStack() as room:
        lecturer = await room.enter_async_context(connected(port))
        code = (await opened(lecturer))["room"]
        lost = [await stalled_member(port, code) for _ in range(stalled)]
        well = [await room.enter_async_context(connected(port)) for _ in range(50 - stalled)]
        for client in well:
            await joined(client, code)
        for step in range(20):
            await lecturer.say({"type": "room.set", "head": {"step": step, "padding": "x" * 30_000}})
            for client in well:
                while (await heard_with(client, "head"))["step"] != step:
                    pass
        for bare in lost:
            bare.close()
        assert await lecturer.still_answers()


async def test_two_lecturers_at_once_leave_everyone_with_the_same_view(port: int) -> None:
    patient = [connected(port, close_timeout=0.2) for _ in range(4)]
    async with patient[0] as one, patient[1] as two, patient[2] as follower, patient[3] as late:
        room = await opened(one)
        assert (await joined(two, room["room"], key=room["key"]))["role"] == "lecturer"
        await joined(follower, room["room"])
        for step in range(20):
            for name, lecturer in (("one", one), ("two", two)):
                await lecturer.say({"type": "room.set", "head": {"step": step, "by": name}})
        for lecturer in (one, two):
            await lecturer.still_answers()
        last = (await joined(late, room["room"]))["head"]
        assert last["step"] == 19
        while await heard_with(follower, "head") != last:
            pass


async def test_a_class_that_comes_back_at_one_moment_is_in_its_room_again(port: int) -> None:
    async with connected(port) as lecturer:
        code = (await opened(lecturer))["room"]
        await lecturer.say({"type": "room.set", "state": {"view": "x"}})

        async def back() -> object:
            async with connected(port) as client:
                return (await joined(client, code))["state"]

        assert await asyncio.wait_for(asyncio.gather(*(back() for _ in range(200))), 30) == [{"view": "x"}] * 200


async def test_rooms_that_everyone_has_left_leave_memory_and_are_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("descentlab.rooms.rooms.EMPTY_AFTER", 0.0)
    rooms = Rooms(Limits(rooms=10_000, room_openings=10_000), LocalJournal(tmp_path / "rooms", 1.0), "", Process.encode)
    await rooms.start()
    server, codes = Process(rooms), []
    for _ in range(1000):
        lecturer = await server.open()
        lecturer.set(state={"view": "x"})
        lecturer.here.leave()
        codes.append(lecturer.code)
    await rooms._look_round()
    await rooms._look_round()
    assert (len(rooms._rooms), len(rooms._empty_since), len(rooms._finding)) == (0, 0, 0)
    assert (await server.join(codes[0])).joined["state"] == {"view": "x"}
    await rooms.stop()


@pytest.mark.parametrize("hours", [10.0, -10.0, -1e6])
async def test_a_clock_that_jumps_closes_no_room_and_loses_none(
    tmp_path: Path, hours: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = Rooms(Limits(), LocalJournal(tmp_path / "rooms", 24.0), "", Process.encode)
    await rooms.start()
    server = Process(rooms)
    lecturer = await server.open()
    follower = await server.join(lecturer.code)
    lecturer.set(head={"step": 1})
    for module in CLOCKS:
        monkeypatch.setattr(f"descentlab.rooms.{module}.time", lambda: 1.8e9 + hours * 3600)
    lecturer.set(head={"step": 2})
    await rooms._look_round()
    assert follower.sees("head") == {"step": 2}
    await until(lambda: rooms.waiting == 0)
    await rooms.stop()
    again = Rooms(Limits(), LocalJournal(tmp_path / "rooms", 24.0), "", Process.encode)
    await again.start()
    assert (await Process(again).join(lecturer.code)).joined["head"] == {"step": 2}
    await again.stop()


async def test_who_opens_rooms_without_end_is_told_to_wait() -> None:
    async with serving(Settings(limits=Limits(room_openings=3))) as port, connected(port) as hog:
        answers = [await opened(hog) for _ in range(4)]
        assert [answer.get("code") for answer in answers] == [None, None, None, "too_fast"]
        assert await hog.still_answers()

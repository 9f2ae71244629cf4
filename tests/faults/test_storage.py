"""What befalls the file of rooms: full, locked, broken, taken away, of a later version, wanted by two, cut off."""

import asyncio
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from descentlab.rooms import local
from descentlab.rooms.local import LocalJournal
from descentlab.rooms.rooms import Rooms
from descentlab.rooms.shelf import VERSION, Shelf, ShelfError
from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal
from tests.api.serving import connected
from tests.e2e.serving import await_healthy, free_port, started
from tests.rooms.process import Process, until
from tests.rooms.test_visits import joined, opened

ROOMS = {"touched": 0.0, "closed": False}


def take_away(path: Path) -> None:
    path.unlink()


def content_of(path: Path) -> bytes:
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rooms.sqlite"


@asynccontextmanager
async def process(path: Path) -> AsyncIterator[Process]:
    """A server's rooms on a file."""
    rooms = Rooms(Limits(), LocalJournal(path, 1.0), "", Process.encode)
    await rooms.start()
    try:
        yield Process(rooms)
    finally:
        await rooms.stop()


@contextmanager
def disk_full() -> Iterator[None]:
    """Files of this process cannot grow meanwhile."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program writes to the file meanwhile."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE IF NOT EXISTS theirs (x)")
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.close()


async def test_on_a_full_disk_rooms_go_on_and_are_saved_when_there_is_space(path: Path) -> None:
    async with process(path) as server:
        before = await server.open()
        with disk_full():
            before.set(state={"view": "x" * 5000})
            during = await server.open()
            during.set(state={"view": "y"})
            await until(lambda: server.rooms.waiting == 2)
            await server.rooms._journal.save()
            assert before.sees("state") == {"view": "x" * 5000}
            assert (await server.join(during.code)).joined["state"] == {"view": "y"}
        await until(lambda: server.rooms.waiting == 0)
    shelf = Shelf(path)
    kept = [shelf.get(person.code) for person in (before, during)]
    assert [one and one["state"] for one in kept] == [{"view": "x" * 5000}, {"view": "y"}]
    shelf.close()


@pytest.mark.parametrize("wait", [0.0, 0.001, 0.002, 0.003, 0.004])
async def test_what_a_full_disk_refuses_while_the_server_ends_is_saved_when_there_is_space(
    path: Path, monkeypatch: pytest.MonkeyPatch, wait: float
) -> None:
    monkeypatch.setattr(local, "SAVE_EVERY", 0.0)
    async with process(path) as server:
        lecturer = await server.open()
        with disk_full():
            lecturer.set(state={"view": "y"})
            await asyncio.sleep(0.01 + wait)
    async with process(path) as server:
        assert (await server.join(lecturer.code)).joined["state"] == {"view": "y"}


async def test_while_another_program_has_the_file_rooms_are_in_memory_and_no_code_is_called_wrong(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with locked(path):
        async with process(path) as server:
            lecturer = await server.open()
            with pytest.raises(Refusal, match="cannot be read") as refused:
                await server.join("ZZZZZZ")
            assert refused.value.code == "paused"
    async with process(path) as server:
        with pytest.raises(Refusal, match="no room"):
            await server.join(lecturer.code)
    assert "is locked. It is tried again." in caplog.text


async def test_a_file_that_is_let_go_of_gets_the_rooms_that_were_opened_meanwhile(path: Path) -> None:
    hold = locked(path)
    hold.__enter__()
    async with process(path) as server:
        lecturer = await server.open()
        hold.__exit__(None, None, None)
        await until(lambda: server.rooms.waiting == 0)
    async with process(path) as server:
        assert (await server.join(lecturer.code, lecturer.key)).joined["role"] == "lecturer"


async def test_a_file_that_is_taken_away_is_made_again_with_the_rooms_that_are_there(path: Path) -> None:
    async with process(path) as server:
        lecturer = await server.open()
        take_away(path)
        lecturer.set(state={"view": "x"})
        await until(lambda: path.exists() and server.rooms.waiting == 0)
    async with process(path) as server:
        assert (await server.join(lecturer.code)).joined["state"] == {"view": "x"}


async def test_a_missing_file_is_made(path: Path) -> None:
    async with process(path / "in" / "folders.sqlite") as server:
        lecturer = await server.open()
    async with process(path / "in" / "folders.sqlite") as server:
        assert (await server.join(lecturer.code)).joined["room"] == lecturer.code


def broken(path: Path) -> None:
    path.write_bytes(b"this is no database, but long enough to be one " * 50)


def of_a_later_version(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute(f"PRAGMA user_version={VERSION + 1}")
    base.close()


def torn(path: Path) -> None:
    """A database whose pages after the first were overwritten."""
    shelf = Shelf(path)
    shelf.put({f"ROOM{number}": ROOMS | {"state": "x" * 3000} for number in range(20)})
    shelf.close()
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


@pytest.mark.parametrize("spoil", [broken, of_a_later_version, torn])
async def test_a_file_that_cannot_be_used_is_told_left_as_it_is_and_served_without(
    path: Path, spoil, caplog: pytest.LogCaptureFixture
) -> None:
    spoil(path)
    content = content_of(path)
    async with process(path) as server:
        lecturer = await server.open()
        assert (await server.join(lecturer.code)).joined["room"] == lecturer.code
        with pytest.raises(Refusal, match="no room"):
            await server.join("ZZZZZZ")
    assert content_of(path) == content
    assert f"Rooms cannot be kept in {path}" in caplog.text
    assert "Mend it, or move it away" in caplog.text


def test_a_volume_that_is_read_only_is_told_and_served_without() -> None:
    with pytest.raises(ShelfError, match="cannot be kept") as refused:
        Shelf(Path("/proc/descentlab/rooms.sqlite"))
    assert not refused.value.passing


async def test_a_server_on_a_volume_that_is_read_only_serves(tmp_path: Path) -> None:
    port, environment = free_port(), {**os.environ, "DESCENTLAB_DATA": "/proc/descentlab"}
    with started(port, tmp_path / "log", environment):
        async with connected(port) as lecturer:
            assert (await opened(lecturer))["type"] == "room.joined"
    assert "Rooms cannot be kept in /proc/descentlab" in (tmp_path / "log").read_text()


@contextmanager
def another(port: int, log: Path, environment: dict[str, str]) -> Iterator[None]:
    """Another server, on the port of another address."""
    command = [sys.executable, "-m", "descentlab", "--port", str(port)]
    with log.open("wb") as output, subprocess.Popen(command, env=environment, stderr=output) as process:
        try:
            await_healthy(process, port, log, environment["DESCENTLAB_HOST"])
            yield
        finally:
            process.terminate()


async def test_the_second_of_two_servers_on_one_file_does_not_split_its_rooms_and_takes_over(tmp_path: Path) -> None:
    port = free_port()
    ours = {**os.environ, "DESCENTLAB_DATA": str(tmp_path)}
    theirs = ours | {"DESCENTLAB_HOST": "127.0.0.2"}
    with started(port, tmp_path / "log", ours) as first:
        async with connected(port) as lecturer:
            room = await opened(lecturer)
        with another(port, tmp_path / "second", theirs):
            await until(lambda: b"database is locked" in content_of(tmp_path / "second"), 10)
            async with connected(port, host="127.0.0.2") as member:
                assert (await joined(member, room["room"]))["code"] == "paused"
                first.kill()
                for _ in range(40):
                    answer = await joined(member, room["room"], key=room["key"])
                    if answer["type"] == "room.joined":
                        break
                    await asyncio.sleep(0.1)
                assert answer["role"] == "lecturer"


WRITER = """
import sys
from pathlib import Path
from descentlab.rooms.shelf import Shelf

shelf = Shelf(Path(sys.argv[1]))
shelf._base.execute("PRAGMA wal_autocheckpoint=8")
for number in range(int(sys.argv[2]), 10**9):
    shelf.put({f"R{number % 50}": {"touched": 0.0, "closed": False, "number": number, "state": "x" * 3000}})
    print(number, flush=True)
"""


def killed_writer(path: Path, first: int, seconds: float) -> int:
    """The last number that a writer said it had saved when it was killed."""
    command = [sys.executable, "-c", WRITER, str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        said = writer.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(seconds)
        writer.kill()
        return int([said, *writer.stdout.read().splitlines(keepends=True)][-1])


def test_nothing_that_was_said_to_be_saved_is_lost_however_often_the_writer_is_killed(path: Path) -> None:
    dice, first = random.Random(0), 0
    for _ in range(6):
        last = killed_writer(path, first, dice.uniform(0.02, 0.2))
        shelf = Shelf(path)
        assert shelf.sound()
        kept = [shelf.get(f"R{number % 50}") for number in range(max(0, last - 49), last + 1)]
        assert [one["number"] >= last - 49 for one in kept if one] == [True] * len(kept)
        assert kept[-1] is not None
        assert kept[-1]["number"] >= last
        shelf.close()
        first = last + 1
    assert first > 20

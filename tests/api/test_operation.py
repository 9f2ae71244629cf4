"""What whoever runs the server can ask it, and who may ask anything."""

import asyncio
import json
import logging

import httpx
import pytest
import websockets

from descentlab.api.pulse import Pulse
from descentlab.app import create_app
from descentlab.config import SettingError, Settings, read_settings
from descentlab.log import JsonLines
from descentlab.session.limits import Limits
from tests.api.serving import connected, serving
from tests.session.samples import spec


async def get(port: int, path: str, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{port}{path}", headers=headers)


async def test_the_counters_tell_what_happened(port: int) -> None:
    async with connected(port) as client:
        await client.say({"type": "run.start", "run": "r", "spec": spec(steps=99), "until": 100})
        await client.hear_until("run.ended")
        told = (await get(port, "/metrics")).text
    for line in (
        "descentlab_sockets 1.0",
        "descentlab_connections_total 1.0",
        "descentlab_messages_total 1.0",
        "descentlab_runs_total 1.0",
        "descentlab_steps_total 200.0",
    ):
        assert line in told.splitlines()
    assert "process_resident_memory_bytes" in told
    assert "descentlab_loop_lag_seconds_bucket" in told
    answers = (await get(port, "/metrics")).text
    assert 'descentlab_requests_total{status="200"} 1.0' in answers.splitlines()


async def test_dropped_and_refused_clients_are_counted_by_cause() -> None:
    settings = Settings(limits=Limits(messages_per_second=1, message_burst=1))
    async with serving(settings) as port:
        with pytest.raises(websockets.InvalidStatus):
            async with connected(port, origin="http://evil.example"):
                pass
        async with connected(port) as client:
            for _ in range(1100):
                await client.say({"type": "ping"})
            with pytest.raises(websockets.ConnectionClosed):
                await client.hear_until("never")
        told = (await get(port, "/metrics")).text.splitlines()
    assert 'descentlab_refused_total{code="origin"} 1.0' in told
    assert 'descentlab_dropped_total{cause="flood"} 1.0' in told


async def test_a_server_with_room_is_ready_and_a_full_one_is_not() -> None:
    async with serving(Settings(limits=Limits(sockets=1))) as port:
        ready = await get(port, "/readyz")
        assert (ready.status_code, ready.json()) == (200, {"status": "ready", "reasons": []})
        async with connected(port):
            full = await get(port, "/readyz")
        assert (full.status_code, full.json()["reasons"]) == (503, ["no room for connections"])


async def test_a_held_up_event_loop_is_seen() -> None:
    beats: list[float] = []
    pulse = Pulse(beats.append)
    task = asyncio.create_task(pulse.run())
    await asyncio.sleep(0)
    pulse._due = asyncio.get_running_loop().time() - 2
    assert pulse.lag >= 2
    task.cancel()


async def test_one_network_address_has_its_share_of_connections() -> None:
    async with serving(Settings(limits=Limits(sockets_per_address=1))) as port:
        async with connected(port):
            with pytest.raises(websockets.InvalidStatus) as refused:
                async with connected(port):
                    pass
            assert refused.value.response.status_code == 503
        async with connected(port) as client:
            assert await client.still_answers()


@pytest.mark.parametrize(("host", "status"), [("lab.example", 200), ("LAB.example:8000", 200), ("localhost:1", 200)])
async def test_the_servers_own_names_are_answered(host: str, status: int) -> None:
    async with serving(Settings(hosts=("lab.example",))) as port:
        assert (await get(port, "/healthz", host=host)).status_code == status


@pytest.mark.parametrize("host", ["evil.example", "lab.example.evil.example", "", "[", "127.0.0.1.evil.example"])
async def test_other_names_are_refused(host: str) -> None:
    async with serving(Settings(hosts=("lab.example",))) as port:
        answer = await get(port, "/api/catalog", host=host)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "host")
        with pytest.raises(websockets.InvalidStatus):
            async with websockets.connect(f"ws://127.0.0.1:{port}/ws", additional_headers={"Host": host}):
                pass


async def test_below_a_path_everything_is_found_with_and_without_the_path() -> None:
    app = create_app(Settings(root_path="/lab"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://host") as client:
        for path in ("/lab/", "/", "/lab/api/catalog", "/lab/healthz", "/lab/src/main.js"):
            assert (await client.get(path)).status_code == 200, path
        moved = await client.get("/lab")
        assert (moved.status_code, moved.headers["location"]) == (308, "/lab/")


async def test_below_a_path_the_socket_is_found() -> None:
    async with serving(Settings(root_path="/lab")) as port, connected(port, "/lab") as client:
        assert await client.still_answers()


def test_a_line_of_the_log_is_one_object() -> None:
    record = logging.LogRecord("descentlab", logging.WARNING, __file__, 1, "two\nlines %s", ("ü",), None)
    told = json.loads(JsonLines().format(record))
    assert told["message"] == "two\nlines ü"
    assert (told["level"], told["logger"]) == ("warning", "descentlab")


def test_a_form_of_the_log_that_is_not_known_is_refused() -> None:
    assert read_settings({"DESCENTLAB_LOG_FORMAT": "json"}).log_format == "json"
    with pytest.raises(SettingError, match="text or json"):
        read_settings({"DESCENTLAB_LOG_FORMAT": "xml"})

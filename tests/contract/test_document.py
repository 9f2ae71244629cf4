"""docs/protocol.md says what the server does: every example is sent, and every answer compared."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx
import pytest

import descentlab
from descentlab.app import create_app
from descentlab.config import Settings
from descentlab.session.conversation import Conversation
from descentlab.session.limits import Limits
from descentlab.session.messages import read_message
from descentlab.session.settle import read_run
from descentlab.version import VERSION
from tests.api.serving import connected, serving
from tests.contract.document import PROTOCOL, examples, limits, words
from tests.session.samples import LIMITS, decode

EXAMPLES = examples()


def answers(*messages: object) -> list[Any]:
    """What a new client is told, hello included; frames as their headers."""
    conversation = Conversation(LIMITS, VERSION)
    for message in messages:
        conversation.hear(json.dumps(message))
        while conversation.runs.waiting:
            conversation.work()
    return [decode(answer)[0] if isinstance(answer, bytes) else answer for answer in conversation.outbox]


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.startswith("client ") and name != "client error"])
def test_a_message_of_the_document_can_be_read(name: str) -> None:
    assert read_message(EXAMPLES[name]).type == name.removeprefix("client ")


def test_the_spec_of_the_document_is_a_full_one() -> None:
    assert read_run(EXAMPLES["spec"], LIMITS).spec.model_dump(mode="json") == EXAMPLES["spec"]


def test_the_hello_is_the_documents() -> None:
    [hello] = answers()
    told = EXAMPLES["server hello"]
    assert hello | {"limits": {}} == told | {"limits": {}, "version": VERSION}
    assert told["limits"].items() <= hello["limits"].items()


def test_a_run_is_answered_as_in_the_document() -> None:
    _, started, chunk, ended = answers(EXAMPLES["client run.start"])
    assert started == EXAMPLES["server run.started"]
    assert chunk == EXAMPLES["server run.chunk"]
    assert ended == EXAMPLES["server run.ended"]


@pytest.mark.parametrize(
    ("sent", "told"), [("run.more", "run.ended"), ("run.cancel", "run.cancelled"), ("ping", "pong"), ("error", "error")]
)
def test_a_message_is_answered_as_in_the_document(sent: str, told: str) -> None:
    assert answers(EXAMPLES["client run.start"], EXAMPLES[f"client {sent}"])[-1] == EXAMPLES[f"server {told}"]


def test_a_look_is_answered_as_in_the_document() -> None:
    spec = {"problem": {"kind": "network", "data": {"size": 40}}, "steps": 8, "racers": [{"rule": "adam"}]}
    start = {"type": "run.start", "run": "n1", "spec": spec, "until": 9}
    look = answers(start, EXAMPLES["client run.look"])[-1]
    told = EXAMPLES["server run.look"]
    assert look | {"parts": look["parts"][:1]} == told
    assert [part["what"] for part in look["parts"]] == [want["what"] for want in EXAMPLES["client run.look"]["wants"]]


async def test_a_room_is_answered_as_in_the_document() -> None:
    asked = [EXAMPLES[f"client room.{verb}"] for verb in ("open", "set", "ask", "answer", "reveal", "close")]
    async with serving() as port, connected(port) as client:
        heard = []
        for message in asked:
            await client.say(message)
            heard.append(await client.hear())
    joined, state, question, _, revealed, closed = heard
    told = EXAMPLES["server room.joined"]
    assert joined | {"room": told["room"], "member": told["member"], "key": told["key"]} == told
    assert list(map(len, (joined["room"], joined["member"], joined["key"]))) == [6, 16, 24]
    assert state | {"room": told["room"]} == EXAMPLES["server room.state"]
    assert question["ask"].items() >= asked[2]["question"].items()
    assert (revealed["ask"]["revealed"], revealed["ask"]["results"]) == (True, [0, 1])
    assert closed == {"type": "room.closed", "room": joined["room"]}


async def test_the_answers_over_http_are_the_documents() -> None:
    transport = httpx.ASGITransport(create_app(Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://lab") as client:
        run = await client.post("/api/run", json=EXAMPLES["client run.start"]["spec"])
        assert run.json() == EXAMPLES["run"]
        wrong = EXAMPLES["client run.start"]["spec"] | {"racers": [{"rule": "adma"}]}
        assert (await client.post("/api/run", json=wrong)).json() == EXAMPLES["envelope"]
        landscape = await client.post("/api/landscape", json=EXAMPLES["landscape"])
        header, values = decode(landscape.content)
        assert header == EXAMPLES["landscape-header"]
        assert values.size == 81 * 61
        for name, floats in (
            ("sweep", 6 * 5 * 3),
            ("average", 365 * (1 + 4 * 3)),
            ("deep", 2 * 2 * 151 + 2 * 2 * 11 * 40),
        ):
            header, values = decode((await client.post(f"/api/{name}", json=EXAMPLES[name])).content)
            assert header == EXAMPLES[f"{name}-header"]
            assert values.size == floats
        graph = (await client.post("/api/graph", json=EXAMPLES["graph"])).json()
        assert graph | {"nodes": [graph["nodes"][0], graph["nodes"][-1]]} == EXAMPLES["graph-answer"]
        unfinished = await client.post("/api/graph", json={"expression": "u = b*; J = 3*u"})
        assert unfinished.json() == EXAMPLES["graph-error"]


def test_the_limits_are_the_documents() -> None:
    assert limits() == asdict(Limits())


def test_every_code_is_in_the_document() -> None:
    source = Path(descentlab.__file__).parent
    rooms = [path for room in ("session", "rooms", "api") for path in sorted((source / room).rglob("*.py"))]
    found = {code for path in rooms for code in re.findall(r'(?:Refusal|unknown)\(\s*"(\w+)"', path.read_text())}
    assert len(found) > 15
    assert found <= words()


def test_every_address_is_in_the_document() -> None:
    text = PROTOCOL.read_text()
    paths = create_app(Settings()).openapi()["paths"]
    told = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert {address for address in told if f"`{address}`" not in text} == set()

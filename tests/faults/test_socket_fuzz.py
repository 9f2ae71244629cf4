"""Messages made from the protocol's own grammar, half right and half wrong: each has its answer, none does harm."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.sync.client import ClientConnection, connect

from descentlab.session.messages import Message
from tests.e2e.serving import served
from tests.session.samples import spec

FIELDS = {
    str(get_args(model.model_fields["type"].annotation)[0]): [
        field.alias or name for name, field in model.model_fields.items() if name != "type"
    ]
    for model in get_args(Message)
}
"""The fields of every message, by its type."""

JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("__proto__")
    | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)
PLAUSIBLE: dict[str, st.SearchStrategy[Any]] = {
    "run": st.sampled_from(["r", "q"]),
    "spec": st.just(spec(steps=300)),
    "from": st.integers(0, 300),
    "until": st.integers(0, 301),
    "step": st.integers(0, 300),
    "look": st.just("panel"),
    "room": st.sampled_from(["AAAA", "BCDFGHJK"]),
    "state": st.just({"scene": "race"}),
    "head": st.just({"step": 3}),
    "question": st.just({"kind": "choice", "options": ["a", "b"]}),
    "ask": st.integers(1, 3),
    "value": st.integers(0, 3),
}


@st.composite
def specs(draw: st.DrawFn) -> Any:
    """A run's spec with one of its values replaced, however deep."""
    found: Any = json.loads(json.dumps(spec(steps=300)))
    place = found
    while True:
        key = draw(st.sampled_from(sorted(place))) if isinstance(place, dict) else draw(st.integers(0, len(place) - 1))
        if not (isinstance(place[key], dict | list) and place[key] and draw(st.booleans())):
            place[key] = draw(JUNK)
            return found
        place = place[key]


@st.composite
def messages(draw: st.DrawFn) -> Any:
    """One message: of a known type with most of its fields, or nothing of the kind."""
    if draw(st.integers(0, 9)) == 0:
        return draw(JUNK)
    kind = draw(st.sampled_from(sorted(FIELDS)))
    message = {"type": kind}
    for name in FIELDS[kind]:
        choice = draw(st.integers(0, 9))
        if name == "spec" and choice < 5:
            message[name] = draw(specs())
        elif choice < 7:
            message[name] = draw(PLAUSIBLE.get(name, JUNK))
        elif choice < 9:
            message[name] = draw(JUNK)
    return message


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server whose log must hold no fault in the end."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    with served(log, {"DESCENTLAB_MESSAGES_PER_SECOND": "100000", "DESCENTLAB_MESSAGE_BURST": "100000"}) as number:
        yield number
    assert "Traceback" not in log.read_text()


def answers(socket: ClientConnection) -> list[dict[str, Any]]:
    """What the server says until it has answered a ping."""
    socket.send('{"type": "ping", "at": "end"}')
    heard: list[dict[str, Any]] = []
    while not (heard and heard[-1] == {"type": "pong", "at": "end"}):
        data = socket.recv(timeout=30)
        if isinstance(data, str):
            heard.append(json.loads(data))
    return heard


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=st.lists(messages(), min_size=1, max_size=8))
def test_whatever_is_said_has_an_answer_and_the_connection_goes_on(port: int, said: list[Any]) -> None:
    with connect(f"ws://127.0.0.1:{port}/ws", compression=None, max_size=None) as socket:
        assert json.loads(socket.recv(timeout=30))["type"] == "hello"
        for message in said:
            socket.send(json.dumps(message))
        heard = answers(socket)
    errors = [answer for answer in heard if answer["type"] == "error"]
    assert all({"code", "message", "where"} <= answer.keys() for answer in errors)
    assert [answer for answer in errors if answer["code"] == "internal"] == []

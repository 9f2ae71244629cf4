"""The conversation: every message is answered, and nothing that a client says can end it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.session.conversation import Conversation
from descentlab.session.limits import Limits
from tests.session.samples import LIMITS, decode, spec, with_value


def talk(*messages: object, limits: Limits = LIMITS) -> list[Any]:
    """What a new client is answered after the hello, all work done."""
    conversation = Conversation(limits, "test")
    conversation.outbox.clear()
    for message in messages:
        conversation.hear(message if isinstance(message, str | bytes) else json.dumps(message))
    while conversation.runs.waiting:
        conversation.work()
    return list(conversation.outbox)


def start(**changes: Any) -> dict[str, Any]:
    return {"type": "run.start", "run": "r", "spec": spec(), "until": 10} | changes


def test_the_server_speaks_first() -> None:
    [hello] = Conversation(LIMITS, "1.2.3").outbox
    assert isinstance(hello, dict)
    assert (hello["type"], hello["protocol"], hello["version"]) == ("hello", 1, "1.2.3")
    assert hello["limits"]["steps"] == LIMITS.steps  # type: ignore[index]


def test_a_run_is_answered() -> None:
    started, chunk = talk(start())
    assert (started["type"], started["run"]) == ("run.started", "r")
    assert decode(chunk)[0] == {"type": "run.chunk", "run": "r", "from": 0, "rows": [10, 10]}


@pytest.mark.parametrize("at", [None, 3, 1.5, "now", {"a": [1]}, 10**30, [[[]]]])
def test_a_ping_comes_back_as_it_was(at: object) -> None:
    assert talk({"type": "ping", "at": at}) == [{"type": "pong", "at": at}]


BAD: list[tuple[object, str, list[str | int]]] = [
    ("", "malformed", []),
    ("{", "malformed", []),
    ("nonsense", "malformed", []),
    ("[" * 5000, "malformed", []),
    ('{"type":' + "[" * 500 + "]" * 500 + "}", "malformed", []),
    (b"\x00\xff\x17", "wrong_type", []),
    ([], "wrong_type", []),
    (3, "wrong_type", []),
    ("null", "wrong_type", []),
    ("NaN", "wrong_type", []),
    ({}, "missing", ["type"]),
    ({"type": 3}, "wrong_type", ["type"]),
    ({"type": "run.begin"}, "unknown_name", ["type"]),
    ({"type": "__proto__"}, "unknown_name", ["type"]),
    ({"type": "run.start"}, "missing", ["run"]),
    (start(run=""), "missing", ["run"]),
    (start(run=7), "wrong_type", ["run"]),
    (start(run="x" * 65), "too_large", ["run"]),
    (start(until=-1), "out_of_range", ["until"]),
    (start(until=1.5), "wrong_type", ["until"]),
    (start(until=True), "wrong_type", ["until"]),
    (start(until=10**30), "out_of_range", ["until"]),
    ({"type": "run.start", "run": "r", "spec": spec()}, "missing", ["until"]),
    (start(**{"from": -1}), "out_of_range", ["from"]),
    (start(**{"from": 22}), "out_of_range", ["from"]),
    (start(first=0), "unknown_field", ["first"]),
    (start(spec=None), "wrong_type", ["spec"]),
    (start(spec={}), "missing", ["spec", "problem"]),
    (start(spec=with_value(["racers", 0, "knobs", "alpha"], -1)), "out_of_range",
     ["spec", "racers", 0, "knobs", "alpha"]),
    (start(spec=with_value(["racers", 0, "knobs", "alpha"], float("nan"))), "not_finite",
     ["spec", "racers", 0, "knobs", "alpha"]),
    (start(spec=with_value(["racers", 0, "knobs", "alpha"], float("-inf"))), "not_finite",
     ["spec", "racers", 0, "knobs", "alpha"]),
    (start(spec=with_value(["racers", 1, "rule"], "sgd")), "unknown_name", ["spec", "racers", 1, "rule"]),
    (start(spec=with_value(["steps"], 10**12)), "out_of_range", ["spec", "steps"]),
    (start(spec=with_value(["problem", "name"], 4)), "wrong_type", ["spec", "problem", "name"]),
    ({"type": "run.more", "run": "nobody", "until": 3}, "unknown_run", ["run"]),
    ({"type": "run.more", "run": "r"}, "missing", ["until"]),
    ({"type": "run.cancel", "run": "nobody"}, "unknown_run", ["run"]),
    ({"type": "run.cancel", "run": "r", "why": 1}, "unknown_field", ["why"]),
    ({"type": "ping", "when": 1}, "unknown_field", ["when"]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "code", "where"), BAD)
def test_a_bad_message_is_answered_and_the_conversation_goes_on(
    message: object, code: str, where: list[str | int]
) -> None:
    error, pong = sorted(talk(message, {"type": "ping", "at": 1}), key=lambda answer: str(answer["type"]))
    assert (error["type"], error["code"], error["where"]) == ("error", code, where)
    assert error["message"].endswith((".", "?"))
    assert pong == {"type": "pong", "at": 1}


def test_an_error_names_its_run() -> None:
    [error] = talk(start(spec={}))
    assert error["run"] == "r"
    [error] = talk({"type": "run.more", "run": ["odd"], "until": 3})
    assert error["run"] is None


def test_a_bad_message_leaves_other_runs_alone() -> None:
    answers = talk(start(until=5), start(run="s", spec={}), {"type": "run.more", "run": "r", "until": 12})
    assert [answer["code"] for answer in answers if isinstance(answer, dict) and answer["type"] == "error"] == [
        "missing"
    ]
    assert sum(decode(answer)[0]["rows"][0] for answer in answers if isinstance(answer, bytes)) == 12


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NAMES = (
    "type run spec until from problem kind name knobs racers rule alpha steps start schedule constant manual "
    "run.start run.more run.cancel ping surface ravine adam gd"
)
words = st.sampled_from(NAMES.split())
values = st.recursive(
    scalars | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words | st.text(max_size=6), inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(values)
def test_any_json_gets_an_answer(message: Any) -> None:
    answers = talk(message, limits=Limits(steps=50))
    silent = isinstance(message, dict) and message.get("type") == "run.more"
    assert answers or silent


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_or_bytes_get_an_answer(message: str | bytes) -> None:
    assert len(talk(message)) == 1


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_valid_start_with_one_value_replaced_is_run_or_refused(data: st.DataObject) -> None:
    whole: Any = start(spec=spec(steps=5), until=6)
    inner = whole
    path = data.draw(
        st.sampled_from([[], ["spec"], ["spec", "racers", 0], ["spec", "racers", 1, "knobs"], ["spec", "problem"]])
    )
    for part in path:
        inner = inner[part]
    key = data.draw(st.sampled_from([*inner, "extra"]))
    inner[key] = data.draw(values)
    first = talk(whole, limits=Limits(steps=50))[0]
    assert first["type"] in ("run.started", "error", "pong")

"""A room without a network: replicas agree, slow members get the newest, answers count once."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descentlab.rooms.code import ALPHABET, digest, fits, new_code, read_code
from descentlab.rooms.record import MOST_ASKS, Record, record_of
from descentlab.rooms.room import Member, Room
from descentlab.rooms.table import answers_table
from descentlab.rooms.tries import Tries
from descentlab.session.refusal import Refusal

CHOICE = {"kind": "choice", "text": "=who?", "options": ["gd", "adam"], "axes": []}
MAP = {"kind": "map", "text": "", "options": [], "axes": []}


def record() -> Record:
    return Record("ABCDEF", digest("key"), 0.0, 0.0)


def room() -> Room:
    return Room(record(), lambda message: json.dumps(message).encode())


class Listener:
    """A member that writes down what it is told, as long as it has room for it."""

    def __init__(self, room: Room, name: str = "m") -> None:
        self.heard: list[dict[str, Any]] = []
        self.full = False
        self.member = Member(name, self._put)
        room.enter(self.member)
        room.catch_up(self.member)

    def _put(self, data: bytes) -> bool:
        if not self.full:
            self.heard.append(json.loads(data))
        return not self.full


changes = st.one_of(
    st.builds(lambda at: {"what": "set", "head": {"step": at}}, st.integers()),
    st.sampled_from([{"what": "ask", "question": CHOICE}, {"what": "ask", "question": MAP}, {"what": "reveal"}]),
    st.builds(
        lambda ask, member, value: {"what": "answer", "ask": ask, "member": member, "value": value},
        st.integers(1, 4),
        st.sampled_from("abc"),
        st.integers(0, 1),
    ),
)


@given(st.lists(changes, max_size=30), st.integers(0, 30))
def test_a_record_kept_anywhere_on_the_way_comes_to_the_same(done: list[dict[str, Any]], kept_after: int) -> None:
    whole, first = record(), record()
    for change in done:
        whole.apply(change)
    for change in done[:kept_after]:
        first.apply(change)
    again = record_of(json.loads(json.dumps(first.as_json())))
    for change in done[kept_after:]:
        again.apply(change)
    assert again.as_json() == whole.as_json()


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 99)), max_size=30))
def test_a_member_who_is_slow_at_times_ends_with_what_everyone_sees(done: list[tuple[bool, int]]) -> None:
    shown = room()
    steady, slow = Listener(shown), Listener(shown, "slow")
    for full, step in done:
        slow.full = full
        if not full and not slow.member.ready:
            shown.catch_up(slow.member)
        shown.hear({"what": "set", "head": {"step": step}})
    slow.full = False
    shown.catch_up(slow.member)
    if done:
        assert slow.heard[-1]["head"] == steady.heard[-1]["head"] == {"step": done[-1][1]}
    assert len(slow.heard) <= len(steady.heard)


def test_a_member_far_behind_is_told_the_whole_once() -> None:
    shown = room()
    slow = Listener(shown)
    slow.full = True
    for step in range(50):
        shown.hear({"what": "set", "head": {"step": step}})
    slow.full = False
    shown.catch_up(slow.member)
    shown.catch_up(slow.member)
    assert [(one["whole"], one["head"]) for one in slow.heard] == [(True, {"step": 49})]


def test_a_change_is_encoded_once_for_all() -> None:
    encoded: list[dict[str, Any]] = []

    def encode(message: dict[str, Any]) -> bytes:
        encoded.append(message)
        return b"."

    shown = Room(record(), encode)  # type: ignore[arg-type]
    for number in range(100):
        member = Member(str(number), lambda _data: True)
        shown.enter(member)
        shown.catch_up(member)
    shown.hear({"what": "set", "head": {}})
    assert len(encoded) == 1


def test_answers_count_once_for_each_member_and_all_of_them_on_a_map() -> None:
    kept = record()
    for question, count in ((CHOICE, 2), (MAP, 3)):
        kept.apply({"what": "ask", "question": question})
        assert kept.ask is not None
        for member, value in (("a", 0), ("b", 1), ("a", 1)):
            kept.apply({"what": "answer", "ask": kept.ask.id, "member": member, "value": value})
        assert kept.ask.view()["answers"] == count


def test_results_are_told_when_revealed_and_on_a_map_at_once() -> None:
    kept = record()
    kept.apply({"what": "ask", "question": CHOICE})
    kept.apply({"what": "answer", "ask": 1, "member": "a", "value": 1})
    assert kept.ask is not None
    assert "results" not in kept.ask.view()
    kept.apply({"what": "reveal"})
    kept.apply({"what": "answer", "ask": 1, "member": "late", "value": 1})
    assert kept.ask.view()["results"] == [0, 1]
    kept.apply({"what": "ask", "question": MAP})
    assert kept.ask.view()["results"] == []


def test_old_questions_go() -> None:
    kept = record()
    for _ in range(MOST_ASKS + 5):
        kept.apply({"what": "ask", "question": CHOICE})
    assert [ask.id for ask in kept.asks] == list(range(6, MOST_ASKS + 6))


def test_the_table_has_a_line_for_each_answer_and_no_formula_for_a_spreadsheet() -> None:
    kept = record()
    for question, values in ((CHOICE, [0, 1]), (MAP, [[0.1, 0.9, "diverged"]])):
        kept.apply({"what": "ask", "question": question})
        for member, value in zip("ab", values, strict=False):
            kept.apply({"what": "answer", "ask": len(kept.asks), "member": member, "value": value})
    assert answers_table(kept).splitlines()[1:] == [
        "1,choice,'=who?,1,gd,,",
        "1,choice,'=who?,2,adam,,",
        "2,map,,1,diverged,0.1,0.9",
    ]


def test_codes_are_read_as_people_type_them() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert set("".join(codes)) <= set(ALPHABET)
    assert read_code(" 7kq-2mx ") == "7KQ2MX"
    assert fits("key", digest("key"))
    assert not fits("Key", digest("key"))


def test_wrong_codes_of_one_address_are_bounded_and_forgiven_with_time() -> None:
    now = [0.0]
    tries = Tries(3, lambda: now[0])
    for _ in range(3):
        tries.check("a")
        tries.count("a")
    with pytest.raises(Refusal) as refused:
        tries.check("a")
    assert refused.value.code == "too_fast"
    tries.check("b")
    now[0] = 21.0
    tries.check("a")

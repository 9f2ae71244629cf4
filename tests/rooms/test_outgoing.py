"""Changes that wait for Redis: in order, bounded, and taken in once however often they come."""

import pytest

from descentlab.rooms.outgoing import MOST, Outgoing
from descentlab.rooms.record import Record
from descentlab.session.refusal import Refusal


def test_of_what_a_lecturer_shows_the_newest_waits_for_each_room() -> None:
    outgoing = Outgoing()
    for step in range(10_000):
        outgoing.put("A" if step % 2 else "B", {"what": "set", "head": {"step": step}})
    outgoing.put("A", {"what": "set", "state": {"view": "x"}})
    assert [(code, change["head"]) for code, change in outgoing.take(9)] == [
        ("B", {"step": 9998}),
        ("A", {"step": 9999}),
    ]


def test_what_is_shown_before_and_after_a_question_stays_in_order() -> None:
    outgoing = Outgoing()
    for change in ({"what": "set", "head": 1}, {"what": "ask"}, {"what": "set", "head": 2}):
        outgoing.put("A", change)
    assert [change["what"] for _, change in outgoing.take(9)] == ["set", "ask", "set"]


def test_nothing_is_added_to_a_change_that_is_on_its_way() -> None:
    outgoing = Outgoing()
    outgoing.put("A", {"what": "set", "head": 1})
    outgoing.put_back(outgoing.take(9))
    outgoing.put("A", {"what": "set", "head": 2})
    assert [change["head"] for _, change in outgoing.take(9)] == [1, 2]


def test_where_too_much_waits_whoever_comes_is_told_and_nothing_is_thrown_away() -> None:
    outgoing = Outgoing()
    for number in range(MOST):
        outgoing.put("A", {"what": "answer", "value": number})
    with pytest.raises(Refusal, match="waits") as refused:
        outgoing.put("A", {"what": "answer", "value": -1})
    assert refused.value.code == "paused"
    assert [change["value"] for _, change in outgoing.take(MOST)] == list(range(MOST))


def test_a_change_that_comes_twice_counts_once_and_others_of_the_same_number_count_too() -> None:
    one, other, record = Outgoing(), Outgoing(), Record("ABCDEF", "", 0.0, 0.0)
    question = {"kind": "map", "text": "", "options": [], "axes": []}
    for outgoing in (one, other):
        outgoing.put("A", {"what": "ask", "question": question})
        for member in "xy":
            outgoing.put("A", {"what": "answer", "ask": 2, "member": member, "value": 1})
    changes = [change for _, change in (*one.take(1), *other.take(9), *one.take(9))]
    for change in (*changes, *changes):
        record.apply(change)
    assert (len(record.asks), len(record.asks[-1].values)) == (2, 4)

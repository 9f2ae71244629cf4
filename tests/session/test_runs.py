"""Runs of a connection: never further than asked, the same rows however they are asked for, a fair turn each."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal
from descentlab.session.runs import Answer, Runs
from descentlab.session.settle import read_run
from descentlab.session.spec import RunSpec
from descentlab.session.strict import read
from tests.session.samples import LIMITS, blocks_of, decode, spec


def begin(runs: Runs, name: str = "a", first: int = 0, until: int = 10**6, **changes: Any) -> list[Any]:
    return list(runs.start(name, read(RunSpec, spec(**changes)), first, until))


def work(runs: Runs) -> list[Any]:
    """Everything that there is to do."""
    answers: list[Answer] = []
    while runs.waiting:
        answers += runs.work()
    return answers


def rows_of(answers: Iterable[Answer], layout: Any) -> list[np.ndarray]:
    """Each racer's rows, joined over the chunks."""
    chunks = [decode(answer) for answer in answers if isinstance(answer, bytes)]
    blocks = [blocks_of(header, values, layout) for header, values in chunks]
    return [np.concatenate(racer, axis=1) for racer in zip(*blocks, strict=True)]


def whole(**changes: Any) -> tuple[Any, list[np.ndarray], Any]:
    runs = Runs(LIMITS)
    begin(runs, **changes)
    answers = work(runs)
    return answers[0], rows_of(answers, answers[0]["layout"]), answers[-1]


def test_a_run_is_started_then_sent_then_ended() -> None:
    started, rows, ended = whole(steps=600)
    assert started["type"] == "run.started"
    assert (started["parameters"], started["steps"]) == (["x", "y"], 600)
    assert started["layout"][0][:4] == [["params", 2], ["loss", 1], ["grad", 2], ["alpha", 1]]
    assert [block.shape for block in rows] == [(sum(size for _, size in columns), 601) for columns in started["layout"]]
    assert ended["type"] == "run.ended"
    assert len(ended["ends"]) == 2
    assert {"kind", "step"} <= set(ended["ends"][0])


def test_the_rows_are_the_engines() -> None:
    started, rows, _ = whole(steps=600)
    race = read_run(started["spec"], LIMITS).race()
    for ours, engines in zip(rows, race.advance(601).blocks, strict=True):
        assert ours.tobytes() == np.ascontiguousarray(engines).tobytes()


def test_nothing_is_computed_beyond_what_was_asked_for() -> None:
    runs = Runs(LIMITS)
    begin(runs, until=100, steps=600)
    sent = [decode(answer)[0] for answer in work(runs) if isinstance(answer, bytes)]
    assert sum(header["rows"][0] for header in sent) == 100
    assert runs._runs["a"]._race is not None
    assert runs._runs["a"]._race.next == 100
    runs.more("a", 150)
    later = work(runs)
    assert [decode(answer)[0]["from"] for answer in later] == [100]
    assert runs._runs["a"]._race.next == 150


def test_an_older_allowance_takes_nothing_back() -> None:
    runs = Runs(LIMITS)
    begin(runs, until=100, steps=600)
    work(runs)
    runs.more("a", 50)
    assert not runs.waiting


def test_a_chunk_has_at_most_512_rows() -> None:
    runs = Runs(LIMITS)
    begin(runs, steps=2000)
    sent = [decode(answer)[0] for answer in work(runs) if isinstance(answer, bytes)]
    assert max(max(header["rows"]) for header in sent) == 512


def test_many_racers_are_computed_fewer_rows_at_a_time() -> None:
    runs = Runs(LIMITS)
    begin(runs, steps=600, racers=[{"rule": "adam"}] * 12)
    sent = [decode(answer)[0] for answer in work(runs) if isinstance(answer, bytes)]
    assert max(sum(header["rows"]) for header in sent) <= 2048


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 401), st.lists(st.integers(1, 500), max_size=4))
def test_going_on_from_any_row_gives_the_same_bits(first: int, allowances: list[int]) -> None:
    changes: dict[str, Any] = {"steps": 400, "noise": 0.5, "seed": 3}
    started, rows, ended = whole(**changes)
    runs = Runs(LIMITS)
    begin(runs, first=first, until=0, **changes)
    answers = work(runs)
    for until in [*allowances, 401]:
        runs.more("a", until)
        answers += work(runs)
    if first < 401:
        for ours, theirs in zip(rows_of(answers, started["layout"]), rows, strict=True):
            assert ours.tobytes() == np.ascontiguousarray(theirs[:, first:]).tobytes()
    assert answers[-1] == ended


def test_a_racer_that_diverges_ends_and_the_others_go_on() -> None:
    racers = [{"rule": "gd", "knobs": {"alpha": 1.0}}, {"rule": "adam"}]
    _, rows, ended = whole(steps=300, racers=racers)
    assert rows[0].shape[1] < 301
    assert not np.isfinite(rows[0][:, -1]).all()
    assert rows[1].shape[1] == 301
    assert ended["ends"][0]["kind"] == "diverged"


def test_a_run_past_its_last_row_only_ends() -> None:
    runs = Runs(LIMITS)
    begin(runs, first=21, until=22, steps=20)
    assert [answer["type"] for answer in work(runs) if isinstance(answer, dict)] == ["run.started", "run.ended"]


def test_asking_for_more_of_an_ended_run_says_again_how_it_ended() -> None:
    runs = Runs(LIMITS)
    begin(runs)
    last = work(runs)[-1]
    runs.more("a", 10)
    assert work(runs) == [last]


def test_a_run_cannot_begin_beyond_its_end() -> None:
    runs = Runs(LIMITS)
    begin(runs, first=22, steps=20)
    [error] = work(runs)
    assert (error["run"], error["code"], error["where"]) == ("a", "out_of_range", ["from"])


def test_a_cancelled_run_sends_nothing_more() -> None:
    runs = Runs(LIMITS)
    begin(runs, steps=2000)
    for _ in range(4):
        runs.work()
    assert runs.cancel("a") == {"type": "run.cancelled", "run": "a"}
    assert not runs.waiting
    with pytest.raises(Refusal) as refused:
        runs.more("a", 100)
    assert refused.value.code == "unknown_run"


def test_a_run_of_the_same_name_takes_the_place_of_the_first() -> None:
    runs = Runs(LIMITS)
    begin(runs, steps=2000)
    runs.work()
    assert begin(runs, steps=20) == []
    answers = work(runs)
    assert answers[0]["steps"] == 20


def test_one_run_too_many_ends_the_oldest_and_says_so() -> None:
    runs = Runs(Limits(runs=2))
    begin(runs, "a", steps=2000)
    begin(runs, "b", steps=2000)
    runs.work()
    assert begin(runs, "c") == [{"type": "run.cancelled", "run": "a"}]
    assert set(runs._runs) == {"b", "c"}


def test_runs_take_turns() -> None:
    runs = Runs(LIMITS)
    begin(runs, "a", steps=5000)
    begin(runs, "b", steps=5000)
    sent: list[Any] = [answer for _ in range(10) for answer in runs.work()]
    names = [decode(answer)[0]["run"] if isinstance(answer, bytes) else answer["run"] for answer in sent]
    assert names == ["a", "b"] * 4


def test_a_run_that_cannot_be_settled_becomes_an_error_and_is_forgotten() -> None:
    runs = Runs(LIMITS)
    begin(runs, racers=[{"rule": "adma"}])
    [error] = work(runs)
    assert (error["run"], error["code"], error["where"]) == ("a", "unknown_name", ["spec", "racers", 0, "rule"])
    with pytest.raises(Refusal):
        runs.cancel("a")


def test_a_refusal_of_a_run_that_has_gone_is_not_told() -> None:
    runs = Runs(LIMITS)
    begin(runs)
    gone = runs.next()
    begin(runs)
    assert gone is not None
    assert runs.refuse(gone, Refusal("late", "Too late.")) == []
    assert runs.next() is not None

"""Trainings that take long: what is computed ahead, beside the event loop, says what would have been said anyway."""

from typing import Any

import pytest

from descentlab.session.look import Look, Want
from descentlab.session.runs import RunSession
from descentlab.session.spec import RunSpec
from descentlab.session.strict import read
from tests.session.samples import LIMITS

HEAVY: dict[str, Any] = {
    "problem": {
        "kind": "network",
        "data": {"name": "spiral", "size": 10_000},
        "network": {"hidden": [16, 16, 16]},
        "batch_size": 500,
    },
    "steps": 6,
    "racers": [{"rule": rule} for rule in ("gd", "adam")],
}
LIGHT = HEAVY | {"problem": {"kind": "network"}}
LOOK = Look("l", 3, [Want(what="layers", racer=1)])


def session(spec: dict[str, Any], until: int = 7) -> RunSession:
    run = RunSession("r", read(RunSpec, spec), 0, until, LIMITS)
    run.look(LOOK)
    return run


def done(run: RunSession, *, beside: bool) -> tuple[list[Any], int]:
    """All answers, and how many slices were done beside."""
    answers: list[Any] = []
    slices = 0
    while run.waiting:
        if beside and run.slow:
            run.ahead()
            slices += 1
            assert run.waiting
            assert not run.slow
        else:
            answers += run.work()
    return answers, slices


@pytest.mark.parametrize("until", [3, 7])
def test_what_is_done_ahead_is_said_as_it_would_have_been(until: int) -> None:
    plain, _ = done(session(HEAVY, until), beside=False)
    ahead, slices = done(session(HEAVY, until), beside=True)
    assert ahead == plain
    assert slices > until
    assert sum(isinstance(answer, bytes) for answer in plain) >= (1 if until == 3 else 2)


def test_small_networks_and_surfaces_are_done_at_once() -> None:
    _, slices = done(session(LIGHT), beside=True)
    assert slices == 0


def test_a_run_that_waits_for_more_is_not_slow() -> None:
    run = session(HEAVY, 2)
    done(run, beside=True)
    assert not run.slow
    run.more(4)
    assert run.slow

"""The schedules: the notes' own numbers, and what every schedule must be."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descentlab.engine.schedule import Schedule, schedules
from tests.engine import running

NAMES = ["constant", "inverse_epoch", "exponential", "power_epoch", "power_step", "staircase", "manual"]
CHINESE = re.compile("[\u4e00-\u9fff]")
every_schedule = pytest.mark.parametrize("schedule", schedules().values(), ids=schedules())
steps = st.integers(1, 10**6)
rates = st.floats(0, 1e6)


def rate(name: str, alpha0: float, step: int, epoch: int, **knobs: Any) -> float:
    schedule = schedules()[name]
    return schedule.rate(alpha0, step, epoch, {knob.name: knob.default for knob in schedule.knobs} | knobs)


def by_epoch(name: str, alpha0: float, epochs: int, **knobs: Any) -> list[float]:
    return [rate(name, alpha0, 10 * epoch, epoch, **knobs) for epoch in range(1, epochs + 1)]


def test_the_schedules_are_those_that_others_rely_on_in_the_order_of_the_notes() -> None:
    assert list(schedules()) == NAMES


def test_the_notes_table_comes_out_as_it_should_have_been_printed() -> None:
    assert by_epoch("inverse_epoch", 0.2, 4, rate=1.0) == [0.1, 0.2 / 3, 0.05, 0.04]


def test_exponential_decay_keeps_the_notes_share_of_the_rate_each_epoch() -> None:
    rates = by_epoch("exponential", 0.2, 14)
    assert rates[0] == 0.95 * 0.2
    assert rates == pytest.approx([0.2 * 0.95**n for n in range(1, 15)], rel=1e-15)
    assert rates[13] < 0.1 < rates[12], "it halves about every 14 epochs"


def test_by_epoch_is_k_over_the_epoch_as_printed_and_over_its_root_in_the_course() -> None:
    assert by_epoch("power_epoch", 0.2, 4) == pytest.approx([0.2, 0.1, 0.2 / 3, 0.05], rel=1e-15)
    assert by_epoch("power_epoch", 0.2, 4, k=3.0, power=0.5) == pytest.approx([0.6, 0.6 / 2**0.5, 0.6 / 3**0.5, 0.3])


def test_by_step_counts_every_update_whatever_the_epoch() -> None:
    assert [rate("power_step", 0.2, t, 1) for t in (1, 2, 4)] == [0.2, 0.1, 0.05]
    assert [rate("power_step", 0.2, t, 1, power=0.5) for t in (1, 4, 16)] == [0.2, 0.1, 0.05]


def test_the_staircase_holds_and_then_drops_at_once() -> None:
    assert by_epoch("staircase", 0.8, 7, factor=0.5, every=3.0) == [0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2]


def test_by_hand_a_change_holds_from_its_step_on() -> None:
    changes = ((3, 0.5), (4, 0.1), (9, 0.7))
    told = [rate("manual", 0.2, t, 1, changes=changes) for t in range(1, 12)]
    assert told == [0.2, 0.2, 0.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.7, 0.7, 0.7]
    assert rate("manual", 0.2, 1000, 100) == 0.2, "with no change there is none"
    assert rate("manual", 0.2, 1, 1, changes=((1, 0.3),)) == 0.3, "a change at the first step leaves nothing of alpha0"


def test_a_change_by_hand_is_replayed_by_the_race_at_its_step() -> None:
    hand = running.racer("gd", "manual", by={"changes": ((2, 5.0), (3, 0.0))}, alpha=1.0)
    run = running.path(running.surface("notes_parabola"), hand, (10.0,), 4)
    assert run["alpha"][1:].tolist() == [1.0, 5.0, 0.0, 0.0]
    assert run["params"][:, 0].tolist() == [10.0, 9.0, 5.0, 5.0, 5.0]


def test_epochs_are_counted_from_1_and_have_the_stated_number_of_steps() -> None:
    racer = running.racer("gd", "inverse_epoch", alpha=0.2)
    alphas = running.path(running.surface("bowl"), racer, (1.0, 1.0), 9, steps_per_epoch=3)["alpha"][1:]
    assert alphas.tolist() == [0.1] * 3 + [0.2 / 3] * 3 + [0.05] * 3


@every_schedule
@given(alpha0=rates, step=steps, per_epoch=st.integers(1, 1000))
def test_every_rate_is_a_finite_number_that_is_not_negative(
    schedule: Schedule, alpha0: float, step: int, per_epoch: int
) -> None:
    told = rate(schedule.name, alpha0, step, (step - 1) // per_epoch + 1)
    assert isinstance(told, float)
    assert 0 <= told <= 1e12


@pytest.mark.parametrize("name", [name for name in NAMES if name != "manual"])
@given(alpha0=rates, step=steps, per_epoch=st.integers(1, 1000))
def test_no_schedule_but_a_persons_hand_ever_raises_the_rate(
    name: str, alpha0: float, step: int, per_epoch: int
) -> None:
    now, then = ((t - 1) // per_epoch + 1 for t in (step, step + 1))
    assert rate(name, alpha0, step + 1, then) <= rate(name, alpha0, step, now)


@given(alpha0=rates, step=steps)
def test_schedules_that_do_not_decay_are_the_constant_one(alpha0: float, step: int) -> None:
    still: list[tuple[str, dict[str, Any]]] = [
        ("inverse_epoch", {"rate": 0.0}),
        ("exponential", {"base": 1.0}),
        ("power_epoch", {"power": 0.0}),
        ("power_step", {"power": 0.0}),
        ("staircase", {"factor": 1.0}),
        ("manual", {"changes": ()}),
    ]
    assert {rate(name, alpha0, step, step, **knobs) for name, knobs in still} == {rate("constant", alpha0, step, step)}


@every_schedule
def test_everything_a_person_reads_is_there_in_both_languages(schedule: Schedule) -> None:
    texts = [schedule.title, schedule.story, *(text for knob in schedule.knobs for text in (knob.label, knob.help))]
    assert all(text.en.strip() and text.zh.strip() for text in texts)
    assert not any(CHINESE.search(text.en) for text in texts)
    assert CHINESE.search(schedule.title.zh)
    assert CHINESE.search(schedule.story.zh)
    assert schedule.formula.startswith("alpha = ")
    assert schedule.source


@every_schedule
def test_only_the_constant_one_says_that_it_never_changes(schedule: Schedule) -> None:
    assert schedule.constant == (schedule.name == "constant")

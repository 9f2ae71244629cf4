"""Chunks: what they hold, that their size changes nothing, and that a run goes on from any row."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.engine.optimizer import rules
from descentlab.engine.race import Race
from descentlab.engine.runner import Runner
from descentlab.engine.schedule import schedules
from tests.engine import running

STEPS = 60
QUICK = settings(max_examples=30, deadline=None)
RACERS = [running.racer(rule, alpha=1e-3) for rule in rules()] + [
    running.racer("momentum", alpha=1e-4, form="heavy_ball"),
    running.racer("adam", "power_step", alpha=0.05),
    running.racer("gd", "manual", alpha=1e-3, by={"changes": ((7, 1e-4), (31, 5e-4))}),
    running.racer("gd", alpha=1.0),
    running.racer("rmsprop", sign="plus", alpha=1e-3),
]
CONDITIONS: dict[str, Any] = {"seed": 3, "noise": 0.25, "steps_per_epoch": 7, "target": 1e-3}


def race(**changed: Any) -> Race:
    return Race(running.surface("rosenbrock"), RACERS, (-1.2, 1.0), STEPS, **CONDITIONS | changed)


WHOLE = running.run(race())


def same_as_whole(records: list[dict[str, running.Array]], first: int = 0) -> bool:
    """Whether records have the bits of the whole run's rows from `first` on."""
    return all(
        running.same(record[name], whole[name][first:])
        for record, whole in zip(records, WHOLE, strict=True)
        for name in whole
    )


@QUICK
@given(st.lists(st.integers(1, 25), min_size=1, max_size=12))
def test_chunks_of_any_sizes_have_the_same_bits(sizes: list[int]) -> None:
    running_race = race()
    blocks: list[list[running.Array]] = [[] for _ in RACERS]
    while not running_race.done:
        sizes = [*sizes[1:], sizes[0]]
        for kept, block in zip(blocks, running_race.advance(sizes[0]).blocks, strict=True):
            kept.append(block)
    records = [running.columns(running_race, i, np.concatenate(kept, axis=1)) for i, kept in enumerate(blocks)]
    assert same_as_whole(records)
    assert running_race.ends == finished().ends


def finished() -> Race:
    done = race()
    running.run(done)
    return done


@QUICK
@given(st.integers(0, STEPS), st.integers(0, STEPS))
def test_a_race_resumed_at_any_row_goes_on_with_the_same_bits(read: int, step: int) -> None:
    resumed = race()
    if read:
        resumed.advance(read)
    resumed.resume_at(step)
    assert resumed.next == step
    blocks: list[list[running.Array]] = [[] for _ in RACERS]
    while not resumed.done:
        for kept, block in zip(blocks, resumed.advance(17).blocks, strict=True):
            kept.append(block)
    width = [sum(column.size for column in layout) for layout in resumed.layout]
    records = [
        running.columns(resumed, i, np.concatenate([np.empty((width[i], 0)), *kept], axis=1))
        for i, kept in enumerate(blocks)
    ]
    assert same_as_whole(records, first=step)


@QUICK
@given(st.sampled_from(list(rules())), st.sampled_from(list(schedules())), st.integers(0, STEPS))
def test_a_runner_set_to_a_recorded_position_goes_on_with_the_same_bits(rule: str, schedule: str, step: int) -> None:
    by = {"changes": ((5, 0.001),)} if schedule == "manual" else {}
    racer = running.racer(rule, schedule, alpha=0.002, by=by)
    problem, start, conditions = running.surface("beale"), (1.0, 1.5), race().conditions
    whole = Runner(problem, racer, start, conditions).rows_after(STEPS)
    first = Runner(problem, racer, start, conditions)
    first.rows_after(step)
    second = Runner(problem, racer, (0.0, 0.0), conditions)
    second.position = first.position
    rest = second.rows_after(STEPS - step)
    assert running.same(rest[:, 1:], whole[:, step + 1 :])


def test_every_column_of_the_layout_is_there_with_a_row_a_step() -> None:
    record = WHOLE[list(rules()).index("adam")]
    names = ["params", "loss", "grad", "alpha", "V", "S", "beta1_t", "beta2_t", "Vc", "Sc", "step"]
    assert list(record) == names
    assert {name: column.shape for name, column in record.items()} == {
        name: (STEPS + 1,) if name in ("loss", "alpha", "beta1_t", "beta2_t") else (STEPS + 1, 2) for name in names
    }


def test_a_block_is_contiguous_float64_with_a_row_for_each_scalar_column() -> None:
    for racing in (race().advance(1), race().advance(20), race().advance(STEPS + 50)):
        for block in racing.blocks:
            assert block.dtype == np.float64
            assert block.flags.c_contiguous
            assert block.shape[1] <= STEPS + 1


def test_row_0_is_the_start_with_state_0_and_neither_rate_nor_lines() -> None:
    for racer, record in zip(RACERS, WHOLE, strict=True):
        assert record["params"][0].tolist() == [-1.2, 1.0]
        assert np.isnan(record["alpha"][0])
        assert not np.isnan(record["alpha"][1:]).any()
        assert np.isnan(record["step"][0]).all()
        assert all((record[state.name][0] == 0.0).all() for state in racer.rule.state)
        assert all(record[power][0] == 1.0 for power in racer.rule.powers)


def test_loss_is_the_true_loss_and_gradient_the_noisy_one_that_the_next_update_sees() -> None:
    problem = running.surface("rosenbrock")
    record = WHOLE[list(rules()).index("gd")]
    true = problem.evaluate(record["params"].T)
    assert running.same(record["loss"], true[0])
    assert not running.same(record["grad"], true[1:].T)
    assert running.same(record["step"][1:], record["alpha"][1:, None] * record["grad"][:-1])


def test_noise_is_the_same_for_every_racer_and_another_for_another_seed() -> None:
    problem = running.surface("ravine")

    def noise(seed: int, rule: str, first: int = 0) -> running.Array:
        racing = Race(problem, [running.racer(rule, alpha=1e-3)], (1.0, 1.0), 700, seed=seed, noise=0.5)
        record = running.run(racing)[0]
        return record["grad"][first:] - problem.gradient(record["params"].T).T[first:]

    assert np.allclose(noise(1, "gd"), noise(1, "adam"), rtol=0.0, atol=1e-12)
    assert not np.allclose(noise(1, "gd"), noise(2, "gd"))
    assert np.std(noise(1, "gd")) == pytest.approx(0.5, rel=0.1)
    assert np.mean(noise(1, "gd")) == pytest.approx(0.0, abs=0.05)


def test_racers_may_start_from_different_places() -> None:
    far = running.racer("gd", alpha=1e-3)
    racing = Race(running.surface("ravine"), [far, replace(far, start=(0.5, 0.25))], (1.0, 1.0), 3)
    assert [record["params"][0].tolist() for record in running.run(racing)] == [[1.0, 1.0], [0.5, 0.25]]


def test_a_racer_that_blows_up_ends_with_its_first_non_finite_row_and_the_others_go_on() -> None:
    racing = Race(
        running.surface("notes_parabola"),
        [running.racer("gd", alpha=1e6), running.racer("gd", alpha=1.0)],
        (10.0,),
        500,
    )
    wild, tame = running.run(racing, rows=64)
    assert len(tame["loss"]) == 501
    assert len(wild["loss"]) < 100
    assert np.isfinite(wild["loss"][:-1]).all()
    assert not np.isfinite([wild["loss"][-1], wild["params"][-1, 0], wild["grad"][-1, 0]]).all()
    end = racing.ends[0]
    assert end is not None
    assert (end.kind, end.step) == ("diverged", len(wild["loss"]) - 1)


def test_a_racer_ends_at_an_explicit_target() -> None:
    racing = Race(running.surface("notes_parabola"), [running.racer("gd", alpha=1.0)], (10.0,), 500, target=0.01)
    (record,) = running.run(racing)
    end = racing.ends[0]
    assert end is not None
    assert (end.kind, end.step) == ("reached", len(record["loss"]) - 1)
    assert record["loss"][-1] <= 0.01
    assert (record["loss"][:-1] > 0.01).all()


def test_a_chunk_tells_which_racers_ended_in_it() -> None:
    racing = Race(
        running.surface("notes_parabola"),
        [running.racer("gd", alpha=1e6), running.racer("gd", alpha=1.0)],
        (10.0,),
        200,
    )
    told = []
    while not racing.done:
        chunk = racing.advance(50)
        told.append((chunk.first, chunk.ended, [block.shape[1] for block in chunk.blocks]))
    assert [first for first, _, _ in told] == [0, 50, 100, 150, 200]
    assert sorted(i for _, ended, _ in told for i in ended) == [0, 1]
    assert told[-1][1] == (1,)
    assert told[-1][2] == [0, 1]

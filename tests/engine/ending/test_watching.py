"""The watcher takes any data in any chunks, gives the same end, and keeps little."""

import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.engine.ending import End, EndWatcher
from descentlab.engine.optimizer import rules
from descentlab.engine.race import Race, views
from descentlab.engine.surface import surfaces
from descentlab.engine.tail import ROWS
from tests.engine import running

QUICK = settings(max_examples=60, deadline=None)
any_float = st.floats(width=64)
sizes = st.floats(-320, 308).map(lambda power: 10.0**power)


def watched(
    columns: dict[str, running.Array],
    cuts: list[int],
    rule: str = "gd",
    surface: str = "ravine",
    target: float | None = None,
) -> End:
    """The end of a run whose rows come in the given pieces."""
    rows = columns["loss"].shape[1]
    watcher = EndWatcher(running.surface(surface), running.racer(rule), rows - 1, target)
    for first, after in pairwise(sorted({0, rows, *(cut % rows for cut in cuts)})):
        stop = watcher.feed({name: column[:, first:after] for name, column in columns.items()}, first)
        if stop is not None:
            assert first <= stop < after
            return watcher.end(stop)
    return watcher.end(rows - 1)


def recorded(surface: str, rule: str, alpha: float, steps: int) -> dict[str, running.Array]:
    race = Race(running.surface(surface), [running.racer(rule, alpha=alpha)], surfaces()[surface].starts[0].at, steps)
    return views(race.advance(steps + 1).blocks[0], race.layout[0])


@pytest.mark.parametrize("rule", list(rules()))
@pytest.mark.parametrize("surface", list(surfaces()))
@given(cuts=st.lists(st.integers(0, 300), max_size=8), power=st.floats(-4, 2))
@settings(max_examples=4, deadline=None)
def test_the_end_is_the_same_in_whatever_chunks_the_run_comes(
    surface: str, rule: str, cuts: list[int], power: float
) -> None:
    columns = recorded(surface, rule, 10.0**power, 300)
    assert watched(columns, cuts, rule, surface) == watched(columns, [], rule, surface)


@given(data=st.data(), rows=st.integers(1, 90), target=st.none() | any_float)
@QUICK
def test_no_data_whatever_makes_it_raise(data: st.DataObject, rows: int, target: float | None) -> None:
    drawn = np.array(data.draw(st.lists(any_float | sizes, min_size=6, max_size=6)))
    noise = np.random.default_rng(data.draw(st.integers(0, 99))).standard_normal((6, rows))
    with np.errstate(all="ignore"):
        block = noise * drawn[:, None] if data.draw(st.booleans()) else np.tile(drawn[:, None], rows)
    columns = {"params": block[:2], "loss": block[2:3], "grad": block[3:5], "alpha": block[5:6]}
    ended = watched(columns, data.draw(st.lists(st.integers(0, 90), max_size=4)), target=target)
    assert ended.kind in ("reached", "descending", "stuck", "cycling", "diverged")
    assert 0 <= ended.step < rows


@given(
    row=st.integers(0, 40),
    bad=st.sampled_from([np.nan, np.inf, -np.inf]),
    name=st.sampled_from(["params", "loss", "grad", "V"]),
)
@QUICK
def test_the_first_row_that_is_not_finite_ends_the_run_wherever_the_value_is(row: int, bad: float, name: str) -> None:
    columns = {key: column.copy() for key, column in recorded("ravine", "momentum", 0.1, 40).items()}
    columns[name][-1, row:] = bad
    ended = watched(columns, [], "momentum")
    assert (ended.kind, ended.step) == ("diverged", row)


def test_numbers_so_large_that_their_sum_overflows_are_still_finite() -> None:
    columns = recorded("ravine", "gd", 0.01, 40)
    columns = {name: column.copy() for name, column in columns.items()}
    columns["grad"][:] = 1.7e308
    assert watched(columns, []).kind != "diverged"


def test_rows_after_the_stop_are_not_read() -> None:
    columns = {name: column.copy() for name, column in recorded("ravine", "gd", 0.01, 40).items()}
    columns["params"][0, 10] = np.nan
    columns["loss"][0, 20] = -1e9
    assert watched(columns, []).facts["lowest"] == columns["loss"][0, :10].min()


def test_what_it_keeps_does_not_grow_with_the_run() -> None:
    columns = recorded("ravine", "rmsprop", 0.02, 5000)
    watcher = EndWatcher(running.surface("ravine"), running.racer("rmsprop"), 5000, None)
    watcher.feed(columns, 0)
    tail = watcher._progress.tail._kept
    assert tail.shape == (3, ROWS)
    assert tail.base is None, "a copy, that keeps no chunk alive"
    assert sys.getsizeof(tail) < 3 * ROWS * 8 + 200


def test_no_rows_say_nothing() -> None:
    watcher = EndWatcher(running.surface("bowl"), running.racer("gd"), 10, None)
    empty = {"params": np.empty((2, 0)), "loss": np.empty((1, 0)), "grad": np.empty((2, 0)), "alpha": np.empty((1, 0))}
    assert watcher.feed(empty, 0) is None

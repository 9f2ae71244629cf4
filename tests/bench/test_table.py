"""The table of the benchmarks: rows keep their shape, and aims are judged in the right direction."""

from importlib.util import find_spec
from itertools import cycle
from math import nan
from pathlib import Path

import pytest

from bench.__main__ import MODULES
from bench.document import BEGIN, END, put
from bench.figures import fifths, share
from bench.load.__main__ import SCENARIOS
from bench.table import (
    HEAD,
    LIMIT,
    Row,
    aligned,
    alone,
    at_least,
    figure,
    heard,
    markdown,
    number,
    summary,
    told,
    within,
)
from bench.turns import Turns
from tests.house.tree import ROOT

QUICK = Row("the race", 2.0, "ms", "C", 1.0, "at most", 25.0, (1.9, 2.1))
SLOW = Row("the sweep", 10.0, "ms", "torch", 15.0, "faster", 1.8)
ABSENT = Row("the sweep", 10.0, "ms", "torch", None, "faster", 1.8)


@pytest.mark.parametrize(
    ("row", "reached", "verdict"),
    [
        (QUICK, True, "reached"),
        (SLOW, False, "missed by 17 %"),
        (Row("a net", 10.0, "ms", "torch", 18.0, "faster", 1.8), True, "reached"),
        (Row("a net", 30.0, "ms", "C", 10.0, "at most", 2.0), False, "missed by 50 %"),
        (within("a wait", 33.0, "ms", 33.0), True, "reached"),
        (within("a wait", 66.0, "ms", 33.0), False, "missed by 100 %"),
        (within("errors", 0, "", 0), True, "reached"),
        (within("errors", 3, "", 0), False, "missed by 3"),
        (within("a wait", nan, "ms", 33.0), False, "missed: nothing was measured"),
        (at_least("frames a second", 58.0, "", 30), True, "reached"),
        (at_least("frames a second", 15.0, "", 30), False, "missed by 50 %"),
        (ABSENT, None, "peer not here"),
        (alone("weight", 744.0, "kB"), None, ""),
    ],
)
def test_an_aim_is_judged_in_its_direction(row: Row, reached: bool | None, verdict: str) -> None:
    assert row.reached is reached
    assert row.verdict == verdict


def test_a_ratio_says_how_many_times_faster_where_that_is_the_aim() -> None:
    assert (QUICK.ratio, SLOW.ratio, ABSENT.ratio) == (2.0, 1.5, None)
    assert within("errors", 3, "", 0).ratio is None


@pytest.mark.parametrize("row", [QUICK, SLOW, ABSENT, within("a wait", 1.0, "ms", 2.0, [0.5, 1.5])])
def test_a_row_goes_through_another_process_unchanged(row: Row) -> None:
    assert heard(told(row)) == row
    assert "\n" not in told(row)


def test_every_line_of_the_table_is_aligned() -> None:
    lines = aligned([QUICK, SLOW, ABSENT]).splitlines()
    assert lines[0].split() == " ".join(HEAD).split()
    starts = [line.index(word) for line, word in zip(lines[1:], ("C 1 ms", "torch 15 ms", "torch "), strict=True)]
    assert starts == [lines[0].index("peer or limit")] * 3


def test_a_document_shows_the_same_cells() -> None:
    head, rule, first, *_ = markdown([QUICK, SLOW]).splitlines()
    assert head == f"| {' | '.join(HEAD)} |"
    assert rule.count("---") == len(HEAD)
    assert first == "| the race | 2 ms | C 1 ms | 2 x | 1.90 to 2.10 | at most 25 x | reached |"


def test_the_summary_counts_each_aim_once() -> None:
    rows = [QUICK, SLOW, ABSENT, alone("weight", 744.0, "kB")]
    assert summary(rows) == "1 aims reached, 1 missed, 1 without their peer here"


def test_the_table_is_put_between_the_marks_of_a_document(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    put(page, [QUICK])
    put(page, [QUICK])
    text = page.read_text()
    assert (text.startswith("before\n"), text.endswith("after\n"), "old" in text) == (True, True, False)
    assert text.count("the race") == 1
    page.write_text("no marks")
    with pytest.raises(ValueError, match="no place"):
        put(page, [QUICK])


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (1.0, "1"), (0.5123, "0.512"), (12.345, "12.3"), (1234.5, "1,234")]
)
def test_numbers_have_three_digits(value: float, text: str) -> None:
    assert number(value) == text


def test_milliseconds_below_one_are_microseconds() -> None:
    assert (figure(0.0124, "ms"), figure(12.4, "ms"), figure(0.5, "s")) == ("12.4 µs", "12.4 ms", "0.500 s")


def test_shares_and_the_fifths_of_a_run() -> None:
    values = [float(i) for i in range(100)]
    assert (share(values, 0.5), share(values, 0.99), share(values, 1.0)) == (50.0, 99.0, 99.0)
    assert fifths(values, 1.0) == [19.0, 39.0, 59.0, 79.0, 99.0]
    assert fifths([1.0, 2.0], 0.5) == []


def test_peers_take_turns_and_the_first_round_only_warms_up() -> None:
    order: list[str] = []
    mine, theirs = cycle([100.0, 2.0, 4.0, 3.0]), cycle([100.0, 6.0, 8.0, 9.0])

    def ours() -> float:
        order.append("ours")
        return next(mine)

    def peer() -> float:
        order.append("peer")
        return next(theirs)

    turns = Turns({"ours": ours, "peer": peer, "absent": None}, 3)
    assert order == ["ours", "peer"] * 4
    row = turns.faster("work", "ours", "peer", 2.0)
    assert (row.ours, row.theirs, row.ratio, row.spread) == (3.0, 8.0, 8 / 3, (2.5, 3.0))
    assert turns.at_most("work", "ours", "peer").spread == (pytest.approx(1 / 3), pytest.approx(5 / 12))
    assert turns.at_most("work", "ours", "absent", 2.0).verdict == "peer not here"


@pytest.mark.parametrize("name", MODULES)
def test_every_benchmark_is_there_to_be_run(name: str) -> None:
    module, *arguments = MODULES[name]
    assert find_spec(module) is not None
    assert module != "bench.load" or arguments[0] in SCENARIOS


def test_every_benchmark_is_explained() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert [name for name in MODULES if f"| `{name}` |" not in page] == []
    assert (BEGIN in page, END in page, LIMIT in page) == (True, True, True)

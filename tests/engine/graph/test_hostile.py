"""Hostile text: refused with the formula's own error, in milliseconds, and never run."""

import time

import pytest

from bench.fuzz_formula import inputs, work
from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.parser import parse

BOMBS = {
    "powers of powers": "9**9**9",
    "a longer tower": "^".join(["9"] * 300),
    "powers of names": "**".join(["x"] * 400),
    "200 parentheses": "(" * 200 + "x" + ")" * 200,
    "10,000 parentheses": "(" * 10_000 + "x" + ")" * 10_000,
    "10,000 open parentheses": "(" * 10_000,
    "3,000 sums": "x" + "+x" * 3_000,
    "900 sums": "x" + "+x" * 900,
    "100,000 signs": "-" * 100_000 + "x",
    "1,500 signs": "-" * 1_500 + "x",
    "5,000 digits": "9" * 5_000,
    "1,900 digits": "0." + "1" * 1_900,
    "a megabyte": "x+" * 500_000 + "x",
    "a megabyte of spaces": " " * 1_000_000,
    "a megabyte of one name": "x" * 1_000_000,
    "nested functions": "sin(" * 300 + "x" + ")" * 300,
    "a comment": "x # y",
    "full-width letters": "ｘ＋ｙ",
    "mathematical letters": "𝐱𝟐 + 1",
    "Cyrillic letters": "х + у",
    "a hidden character": "x\u200b + 1",
    "a text direction": "x\u202e + 1",
    "a half of a pair": "x + \ud800",
    "a null": "x\x00",
    "an import": "__import__('os').system('id')",
    "an attribute": "x.__class__",
    "an attribute of a number": "(1).real",
    "a lambda": "(lambda: x)()",
    "a comprehension": "[x for x in y]",
    "an f-string": "f'{x}'",
    "a walrus": "(x := 3)",
    "a condition": "x if y else z",
    "an index": "x[0]",
    "a keyword": "sin(x=1)",
    "a star": "sin(*x)",
    "eval": "eval('1')",
    "64 names and one more": " + ".join(f"x{i}" for i in range(65)),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS.keys())
def test_a_hostile_text_is_refused_in_milliseconds(text: str) -> None:
    took = []
    for _ in range(3):
        began = time.process_time()
        with pytest.raises(FormulaError) as refused:
            parse(text)
        took.append(time.process_time() - began)
        assert 0 <= refused.value.position <= len(text)
        assert len(refused.value.caret) < 200
    assert min(took) < 0.005


def test_random_and_mutated_inputs_raise_nothing_but_the_formulas_own_error() -> None:
    seconds = {"read": 0.0, "graph": 0.0, "problem": 0.0}
    reasons = {work(text, seconds, whole=turn % 40 == 1) for turn, text in enumerate(inputs(2_000, seed=1))}
    assert {"read", "character", "unexpected", "unfinished", "too_deep"} <= reasons


def test_the_worst_formulas_within_the_limits_stay_cheap() -> None:
    for text in ("/".join(["x"] * 200), "*".join(["x^7"] * 80), "sin(" * 31 + "x" + ")" * 31, "x" + "+x" * 199):
        seconds = {"read": 0.0, "graph": 0.0, "problem": 0.0}
        assert work(text, seconds, whole=True) == "read"
        assert seconds["read"] < 0.05
        assert seconds["problem"] < 0.5

"""Random and mutated formulas: none may raise anything but FormulaError, and none may take long.

    python -m bench.fuzz_formula [--inputs 100000] [--seed 0]

Every formula that can be read is also differentiated at a point; every hundredth of those becomes a problem. And what a
hostile person would type first: it is to be refused in milliseconds. CPU time, the longest of each kind of work.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from math import nan

from bench.script import run
from bench.table import Row, alone, within
from descentlab.engine.graph.answer import graph
from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.problem import formula_problem

SOUND = [
    "u=b*c; v=a+u; J=3*v",
    "0.1*(W-5)^2",
    "(1-x)^2 + 100*(y-x^2)^2",
    "-20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x)+cos(2pi y))/2) + e + 20",
    "h1 = tanh(w1*x + b1)\nh2 = tanh(w2*h1 + b2)\nJ = (w3*h2 + b3 - y)^2/2",
    "softplus(-y*(w*x + b)) + 0.01(w^2 + b^2)",
    "max(abs(x), relu(y), min(x*y, 3))^1.5",
    "J(x, y) = x^y^2 − 3×x÷y",
]
HOSTILE = {
    "9**9**9": "9**9**9",
    "10,000 parentheses": "(" * 10_000 + "x" + ")" * 10_000,
    "a megabyte of sums": "x+" * 500_000 + "x",
    "a look-alike of x": "х^2",
}
ESCAPED = "another exception"
SPEECHLESS = "an error without a place or a sentence"
LONGEST = 50.0
REFUSAL = 10.0
WORDS = """
** ^^ () (( )) pi e sin( log( exp( max( relu( 1e e9 1e308 9**9**9 x**x -- u= J(x)= __import__ x.__class__ eval( nan inf
1j 0x10 1_000 ² ³ π − × · ÷ （ ） ； а х ｘ 𝑥 ∞ 😀 ﬁ ½ ²² if lambda
"""
PIECES = [
    *"+-*/^(),;=.0123456789 xyzwbJe\n\t_#'\"[]{}@!%&|<>:?\\~`$",
    *WORDS.split(),
    *("import os", "lambda x:", "\u200b", "\u202e", "\ud800", "\x00", "\x7f"),
    *("0" * 50, "9" * 400, "x" * 40, "(" * 40, "-" * 50, "+x" * 500),
]


def mutated(text: str, chance: random.Random) -> str:
    """The text with a few pieces put in, taken out, doubled or moved."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(text))
        stop = min(len(text), start + chance.randint(0, 6))
        piece = chance.choice([chance.choice(PIECES), "", text[start:stop] * 2, chance.choice(SOUND)])
        text = text[:start] + piece + text[stop:]
    return text


def inputs(count: int, seed: int) -> Iterator[str]:
    """Inputs in turn: mutations of sound formulas, and random pieces."""
    chance = random.Random(seed)
    for turn in range(count):
        if turn % 4:
            yield mutated(chance.choice(SOUND), chance)
        else:
            yield "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 25)))


def work(text: str, seconds: dict[str, float], *, whole: bool) -> str:
    """Read one input and, where that can be done, differentiate it; the reason where not."""
    try:
        differentiate(text, seconds, whole=whole)
    except FormulaError as error:
        sound = 0 <= error.position <= len(text) and error.caret and error.message.en
        return error.reason if sound else SPEECHLESS
    return "read"


def differentiate(text: str, seconds: dict[str, float], *, whole: bool) -> None:
    """Read, differentiate and, if asked to, make a problem of one input, noting the longest time of each."""
    with longest("read", seconds):
        formula = parse(text)
    with longest("graph", seconds):
        graph(text, dict.fromkeys(formula.names, 0.7))
    if whole:
        with longest("problem", seconds):
            formula_problem(text)


@contextmanager
def longest(name: str, seconds: dict[str, float]) -> Iterator[None]:
    """Raise `seconds[name]` to the CPU time of the block where that was longer."""
    began = time.process_time()
    try:
        yield
    finally:
        seconds[name] = max(seconds[name], time.process_time() - began)


def tried(text: str, seconds: dict[str, float], *, whole: bool) -> str:
    """What came of one input; an exception that no formula may raise is told and counted."""
    try:
        return work(text, seconds, whole=whole)
    except Exception as error:
        print(f"{text!r}: {error!r}", file=sys.stderr)
        return ESCAPED


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """Random formulas, then the hostile ones."""
    seconds = {"read": 0.0, "graph": 0.0, "problem": 0.0}
    texts = enumerate(inputs(chosen.inputs, chosen.seed))
    reasons = Counter(tried(text, seconds, whole=turn % 100 == 1) for turn, text in texts)
    what = f"{chosen.inputs:,} random formulas"
    yield within(f"{what}, exceptions that escaped", reasons[ESCAPED], "", 0)
    yield within(f"{what}, refused without a place or a sentence", reasons[SPEECHLESS], "", 0)
    yield alone(f"{what}, readable", 100 * reasons["read"] / chosen.inputs, "%")
    yield within(f"{what}, longest to read", 1e3 * seconds["read"], "ms", LONGEST)
    yield within(f"{what}, longest to differentiate", 1e3 * seconds["graph"], "ms", LONGEST)
    yield alone(f"{what}, longest to make a problem of", 1e3 * seconds["problem"], "ms")
    for name, text in HOSTILE.items():
        took = {"read": 0.0, "graph": 0.0}
        refused = tried(text, took, whole=False) not in ("read", ESCAPED)
        yield within(f"refusing {name}", 1e3 * sum(took.values()) if refused else nan, "ms", REFUSAL)


if __name__ == "__main__":
    run(__doc__, measure, inputs=100_000, seed=0)

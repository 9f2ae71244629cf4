"""Random and mutated formulas: none may raise anything but FormulaError, and none may take long.

    python -m bench.fuzz_formula [--inputs 100000] [--seed 0]

Every formula that can be read is also differentiated at a point; every hundredth of those becomes a problem. Prints
the longest CPU time of each kind of work and how often each reason was given.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

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
        return error.reason if sound else "an error without a place or a sentence"
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


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--inputs", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    seconds = {"read": 0.0, "graph": 0.0, "problem": 0.0}
    reasons = Counter(
        work(text, seconds, whole=turn % 100 == 1) for turn, text in enumerate(inputs(chosen.inputs, chosen.seed))
    )
    print(f"{chosen.inputs} inputs, no exception but FormulaError")
    print("longest:", ", ".join(f"{name} {1e3 * value:.1f} ms" for name, value in seconds.items()))
    print(", ".join(f"{reason} {count}" for reason, count in reasons.most_common()))


if __name__ == "__main__":
    main()

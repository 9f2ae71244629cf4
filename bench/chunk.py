"""A chunk on its way out: what encoding it as a frame costs beside computing it.

    python -m bench.chunk [--rounds 15]

Four racers on Rosenbrock, in slices as long as a socket's. CPU time of every chunk of a race, in turn.
"""

import argparse
from collections.abc import Iterator

from bench.race import RATES, STEPS, racer
from bench.script import run
from bench.table import Row
from bench.turns import Round, Turns, timed
from descentlab.engine.problem import surface_problem
from descentlab.engine.race import Race
from descentlab.engine.surface import surfaces
from descentlab.session.frame import encode_frame

ROWS = 512
CHUNKS = STEPS // ROWS
AGAIN = 50


def chunks() -> tuple[Round, Round]:
    """Computing a chunk, and encoding one chunk."""
    problem = surface_problem(surfaces()["rosenbrock"], {})
    racers = [racer(name, alpha) for name, alpha in RATES.items()]
    chunk = Race(problem, racers, (-1.2, 1.0), STEPS).advance(ROWS)

    def compute() -> None:
        race = Race(problem, racers, (-1.2, 1.0), STEPS)
        for _ in range(CHUNKS):
            race.advance(ROWS)

    def encode() -> None:
        for _ in range(AGAIN):
            counts = [block.shape[1] for block in chunk.blocks]
            encode_frame({"type": "run.chunk", "run": "r1", "from": chunk.first, "rows": counts}, chunk.blocks)

    return timed(compute, CHUNKS), timed(encode, AGAIN)


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """Encoding against computing."""
    computing, encoding = chunks()
    turns = Turns({"encoding": encoding, "computing it": computing}, chosen.rounds)
    yield turns.at_most(f"encoding a chunk of 4 x {ROWS} rows", "encoding", "computing it", 0.1)


if __name__ == "__main__":
    run(__doc__, measure, rounds=15)

"""The sweep: Adam, 500 steps on Rosenbrock, over a 64 x 64 grid of (alpha, beta1), the last loss of each run.

    python -m bench.sweep [--rounds 15] [--torch /path/to/a/python/with/torch]

Against C (-O3, compiled now) and eager PyTorch in place, in CPU time, in turn. The full outcome (best loss, arrival and
divergence of every run, looking at each row) is measured beside it.
"""

import argparse
from collections.abc import Iterator

import numpy as np

from bench.peers import by_torch, compiled
from bench.race import racer
from bench.script import run
from bench.table import Row
from bench.turns import Round, Turns, timed
from descentlab.engine.problem import surface_problem
from descentlab.engine.surface import surfaces
from descentlab.engine.sweep import Sweep

STEPS = 500
GRID = np.arange(4096)
ALPHA = 10 ** (-3 + 3 * (GRID // 64) / 63)
BETA1 = 0.99 * (GRID % 64) / 63
C = "C -O3"
NATIVE = "C -O3 -march=native"
TORCH = "torch, eager in place"


def product() -> dict[str, Round]:
    """The sweep of the engine: the last loss alone, and the whole outcome."""
    problem = surface_problem(surfaces()["rosenbrock"], {})
    starts = np.repeat([[-1.2], [1.0]], len(GRID), axis=1)
    sweep = Sweep(problem, racer("adam", 0.01), starts, STEPS, {"alpha": ALPHA, "beta1": BETA1})
    return {
        "last loss": timed(lambda: problem.loss(sweep.finals())),
        "whole outcome": timed(lambda: sweep.outcomes(within=1e-6)),
    }


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """The sweep against each peer."""
    rounds: dict[str, Round | None] = {
        **product(),
        C: compiled("sweep.c", "-O3", "-fno-math-errno"),
        NATIVE: compiled("sweep.c", "-O3", "-fno-math-errno", "-march=native"),
        TORCH: by_torch(chosen.torch, "sweep_torch.py"),
    }
    turns = Turns(rounds, chosen.rounds)
    yield turns.at_most("sweep, last loss of 4,096 runs", "last loss", C, 4)
    yield turns.at_most("sweep, last loss of 4,096 runs", "last loss", NATIVE)
    yield turns.faster("sweep, last loss of 4,096 runs", "last loss", TORCH, 1.8)
    yield turns.at_most("sweep, whole outcome of 4,096 runs", "whole outcome", C)


if __name__ == "__main__":
    run(__doc__, measure, rounds=15)

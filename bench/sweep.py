"""The sweep: Adam, 500 steps on Rosenbrock, over a 64 x 64 grid of (alpha, beta1), the last loss of each run.

    python bench/sweep.py [--rounds 15] [--torch /path/to/a/python/with/torch]

Against C (-O3, compiled now) and eager PyTorch in place, in CPU time, in turn. The full outcome (best loss, arrival and
divergence of every run, looking at each row) is measured beside it.
"""

import argparse
import os
import time

import numpy as np
from peers import Round, by_torch, compare, compiled
from race import racer

from descentlab.engine.problem import surface_problem
from descentlab.engine.surface import surfaces
from descentlab.engine.sweep import Sweep

STEPS = 500
GRID = np.arange(4096)
ALPHA = 10 ** (-3 + 3 * (GRID // 64) / 63)
BETA1 = 0.99 * (GRID % 64) / 63


def product(*, whole: bool) -> Round:
    problem = surface_problem(surfaces()["rosenbrock"], {})
    starts = np.repeat([[-1.2], [1.0]], len(GRID), axis=1)
    sweep = Sweep(problem, racer("adam", 0.01), starts, STEPS, {"alpha": ALPHA, "beta1": BETA1})

    def once() -> float:
        began = time.process_time()
        if whole:
            sweep.outcomes(within=1e-6)
        else:
            problem.loss(sweep.finals())
        return (time.process_time() - began) * 1e3

    return once


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--torch", default=os.environ.get("BENCH_TORCH_PYTHON"))
    chosen = options.parse_args()
    rounds = {
        "descentlab, last loss": product(whole=False),
        "descentlab, whole outcome": product(whole=True),
        "C -O3": compiled("sweep.c", "-O3", "-fno-math-errno"),
        "C -O3 -march=native": compiled("sweep.c", "-O3", "-fno-math-errno", "-march=native"),
        **by_torch(chosen.torch, "sweep_torch.py"),
    }
    compare(rounds, chosen.rounds)


if __name__ == "__main__":
    main()

"""Small networks through the engine's own training, against C, PyTorch and themselves one after another, in one run.

    python bench/network.py [--rounds 15] [--torch /path/to/a/python/with/torch]

A is 2-4-2-1 tanh, batches of 10, SGD; B the same with the full batch of 250; C is 2-8-8-1, batches of 64, Adam; all on
the circle of 500 samples, half of them for testing. An epoch of A is recorded: train and test loss, accuracy, norms. A
frame is a decision boundary of 100 x 100 points. CPU time, float64, one thread, in turn.
"""

import argparse
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np
from peers import Round, compiled, talker

from descentlab.engine.data.dataset import datasets
from descentlab.engine.data.task import drawn
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.predict import Prediction
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.nn.training import Training
from descentlab.engine.optimizer import rules
from descentlab.engine.racer import Racer
from descentlab.engine.schedule import schedules

HERE = Path(__file__).parent
TASK = drawn(datasets()["circle"], 500, 0.0, 0.5, 0)
WORKS = {"A": ((4, 2), 10, "gd"), "B": ((4, 2), 250, "gd"), "C": ((8, 8), 64, "adam")}
FOREVER = 10**9
EPOCHS = 256
UPDATES = 1000


class Line(NamedTuple):
    """One line of the table: what is measured, both sides, and how many times faster the first is to be."""

    what: str
    ours: str
    peer: str
    aim: float


LINES = (
    Line("A, one epoch with both losses, against C -O2", "epoch_A", "C", 0.5),
    Line("A, one epoch with both losses, against torch", "epoch_A", "torch epoch_A", 1.0),
    Line("B, one update, against torch", "updates_B", "torch updates_B", 15.0),
    Line("C, one update, against torch", "updates_C", "torch updates_C", 15.0),
    Line("A, four nets at once against one after another", "four_A", "one after another_A", 2.0),
    Line("C, four nets at once against one after another", "four_C", "one after another_C", 1.6),
    Line("A, one frame, against torch", "frame_A", "torch frame_A", 2.5),
    Line("C, one frame, against torch", "frame_C", "torch frame_C", 2.5),
)


def trainee(name: str, alpha: float) -> Trainee:
    hidden, batch, rule = WORKS[name]
    chosen = rules()[rule]
    knobs = {knob.name: knob.default for knob in chosen.knobs} | {"alpha": alpha}
    return Trainee(Racer(chosen, knobs, schedules()["constant"]), Network(2, 1, hidden), batch)


def training(name: str, nets: int, stride: int) -> Training:
    return Training(TASK, [trainee(name, 0.01 * (1 + net)) for net in range(nets)], FOREVER, stride=stride)


def timed(work: Callable[[], object], count: int) -> Round:
    def once() -> float:
        began = time.process_time()
        work()
        return (time.process_time() - began) * 1e3 / count

    return once


def updates(name: str, nets: int) -> Round:
    """An update of that many networks, as a training makes it between two rows."""
    stack, _ = training(name, nets, FOREVER).at(0, 0)
    return timed(lambda: stack.advance(UPDATES), UPDATES)


def one_after_another(name: str) -> Round:
    singles = [updates(name, 1) for _ in range(4)]
    return lambda: sum(single() for single in singles)


def frame(name: str) -> Round:
    side = np.linspace(-6, 6, 100)
    grid = np.stack([axis.ravel() for axis in np.meshgrid(side, side)])
    stack, _ = training(name, 1, FOREVER).at(0, 0)
    prediction, params = Prediction(stack.network, grid), stack.params[0]
    return timed(lambda: [prediction.at(params) for _ in range(20)], 20)


def rounds(python: str) -> dict[str, Round]:
    recorded = training("A", 1, 25)
    ours: dict[str, Round] = {"epoch_A": timed(lambda: recorded.advance(EPOCHS), EPOCHS)}
    ours |= {f"updates_{name}": updates(name, 1) for name in "BC"}
    ours |= {f"four_{name}": updates(name, 4) for name in "AC"}
    ours |= {f"one after another_{name}": one_after_another(name) for name in "AC"}
    ours |= {f"frame_{name}": frame(name) for name in "AC"}
    ours["C"] = compiled("network.c", "-O2")
    if subprocess.run([python, "-c", "import torch"], capture_output=True, check=False).returncode == 0:
        works = [line.peer.removeprefix("torch ") for line in LINES if line.peer.startswith("torch ")]
        ours |= {f"torch {work}": talker([python, str(HERE / "network_torch.py"), work]) for work in works}
    return ours


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--torch", default=os.environ.get("BENCH_TORCH_PYTHON") or sys.executable)
    chosen = options.parse_args()
    all_rounds = rounds(chosen.torch)
    times: dict[str, list[float]] = {name: [] for name in all_rounds}
    for _ in range(chosen.rounds + 1):
        for name, once in all_rounds.items():
            times[name].append(once())
    medians = {name: median(values[1:]) for name, values in times.items()}
    print(f"{'':50} {'us':>9} {'peer us':>9} {'times faster':>13} {'aim':>6}")
    for line in LINES:
        if line.peer in medians:
            ours, peer = medians[line.ours] * 1e3, medians[line.peer] * 1e3
            print(f"{line.what:50} {ours:9.1f} {peer:9.1f} {peer / ours:13.2f} {line.aim:6.1f}")


if __name__ == "__main__":
    main()

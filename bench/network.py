"""Small networks through the engine's own training, against C, PyTorch and themselves one after another, in one run.

    python -m bench.network [--rounds 15] [--torch /path/to/a/python/with/torch]

A is 2-4-2-1 tanh, batches of 10, SGD; B the same with the full batch of 250; C is 2-8-8-1, batches of 64, Adam; all on
the circle of 500 samples, half of them for testing. An epoch of A is recorded: train and test loss, accuracy, norms. A
frame is a decision boundary of 100 x 100 points. CPU time, float64, one thread, in turn.
"""

import argparse
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from bench.peers import by_torch, compiled
from bench.script import run
from bench.table import Row
from bench.turns import Round, Turns, timed
from descentlab.engine.data.dataset import datasets
from descentlab.engine.data.task import drawn
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.predict import Prediction
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.nn.training import Training
from descentlab.engine.optimizer import rules
from descentlab.engine.racer import Racer
from descentlab.engine.schedule import schedules

TASK = drawn(datasets()["circle"], 500, 0.0, 0.5, 0)
WORKS = {"A": ((4, 2), 10, "gd"), "B": ((4, 2), 250, "gd"), "C": ((8, 8), 64, "adam")}
FOREVER = 10**9
EPOCHS = 256
UPDATES = 1000
C = "C -O2"
TORCH = "torch, eager"
SERIAL = "one after another"


class Line(NamedTuple):
    """One line of the table: what is measured, both sides, and how many times faster the first is to be."""

    what: str
    ours: str
    peer: str
    aim: float


LINES = (
    Line("network A, one epoch with both losses", "epoch_A", "torch epoch_A", 1.0),
    Line("network B, one update", "updates_B", "torch updates_B", 15.0),
    Line("network C, one update", "updates_C", "torch updates_C", 15.0),
    Line("network A, four at once", "four_A", "one after another_A", 2.0),
    Line("network C, four at once", "four_C", "one after another_C", 1.6),
    Line("network A, one frame of 100 x 100", "frame_A", "torch frame_A", 2.5),
    Line("network C, one frame of 100 x 100", "frame_C", "torch frame_C", 2.5),
)


def trainee(name: str, alpha: float) -> Trainee:
    hidden, batch, rule = WORKS[name]
    chosen = rules()[rule]
    knobs = {knob.name: knob.default for knob in chosen.knobs} | {"alpha": alpha}
    return Trainee(Racer(chosen, knobs, schedules()["constant"]), Network(2, 1, hidden), batch)


def training(name: str, nets: int, stride: int) -> Training:
    return Training(TASK, [trainee(name, 0.01 * (1 + net)) for net in range(nets)], FOREVER, stride=stride)


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


def ours() -> dict[str, Round]:
    """Everything that this engine does, by its name in `LINES`."""
    recorded = training("A", 1, 25)
    rounds = {"epoch_A": timed(lambda: recorded.advance(EPOCHS), EPOCHS)}
    rounds |= {f"updates_{name}": updates(name, 1) for name in "BC"}
    rounds |= {f"four_{name}": updates(name, 4) for name in "AC"}
    rounds |= {f"one after another_{name}": one_after_another(name) for name in "AC"}
    return rounds | {f"frame_{name}": frame(name) for name in "AC"}


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """Epochs, updates and frames against each peer."""
    works = [line.peer for line in LINES if line.peer.startswith("torch ")]
    theirs = {work: by_torch(chosen.torch, "network_torch.py", work.removeprefix("torch ")) for work in works}
    turns = Turns({**ours(), C: compiled("network.c", "-O2"), **theirs}, chosen.rounds)
    yield turns.at_most("network A, one epoch with both losses", "epoch_A", C, 2)
    for line in LINES:
        named = TORCH if line.peer in theirs else SERIAL
        yield turns.faster(line.what, line.ours, line.peer, line.aim, named)


if __name__ == "__main__":
    run(__doc__, measure, rounds=15)

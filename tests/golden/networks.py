"""The trainings that `record_networks.py` repeats in PyTorch and `tests/engine/nn/test_torch.py` compares with.

Only the engine is needed here, so that a Python with PyTorch and NumPy can read it.
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from descentlab.engine.data.dataset import datasets
from descentlab.engine.data.task import Task, drawn, outputs
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.nn.training import Training
from descentlab.engine.optimizer import rules
from descentlab.engine.racer import Racer
from descentlab.engine.schedule import schedules

UPDATES = 100
SEEN = (1, 10, 100)
"""The updates after which everything is compared."""
SEED = 7
SAMPLES = 90
TEST_SHARE = 0.3


class Shape(NamedTuple):
    """An architecture, on the data that suits it."""

    data: str
    hidden: tuple[int, ...]
    activation: str
    loss: str
    batch: int


SHAPES = {
    "tanh": Shape("circle", (4, 2), "tanh", "squared", 10),
    "relu": Shape("blobs3", (8, 8), "relu", "softmax", 16),
    "sigmoid": Shape("xor", (6, 5, 4), "sigmoid", "logistic", 63),
}
KNOBS: dict[str, dict[str, float | str]] = {
    "gd": {"alpha": 0.05},
    "momentum": {"alpha": 0.01, "beta": 0.9, "form": "heavy_ball"},
    "rmsprop": {"alpha": 0.01, "beta": 0.9, "eps": 1e-8},
    "adam": {"alpha": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "adamw": {"alpha": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.1},
}
L2 = 1.5


class Case(NamedTuple):
    """One training."""

    shape: str
    rule: str
    batch_norm: bool
    l2: float
    l2_form: str = "coupled"

    @property
    def name(self) -> str:
        """The key of its record."""
        norm, decay = "norm" if self.batch_norm else "plain", self.l2_form if self.l2 else "free"
        return f"{self.shape}-{self.rule}-{norm}-{decay}"


def cases() -> Iterator[Case]:
    """Every architecture with every rule, with and without batch norm and L2; and L2 decoupled under Adam."""
    yield from (Case(*parts) for parts in product(SHAPES, KNOBS, (False, True), (0.0, L2)))
    yield from (Case(shape, "adam", batch_norm=False, l2=L2, l2_form="decoupled") for shape in SHAPES)


def task(shape: Shape) -> Task:
    """The data of an architecture."""
    return drawn(datasets()[shape.data], SAMPLES, 0.3, TEST_SHARE, SEED)


def training(case: Case) -> Training:
    """The training of a case, at its start."""
    shape = SHAPES[case.shape]
    data = task(shape)
    rule = rules()[case.rule]
    racer = Racer(rule, {knob.name: knob.default for knob in rule.knobs} | KNOBS[case.rule], schedules()["constant"])
    network = Network(
        data.inputs, outputs(data.classes, shape.loss), shape.hidden, shape.activation, shape.loss,
        batch_norm=case.batch_norm, l2=case.l2, l2_form=case.l2_form,
    )  # fmt: skip
    return Training(data, [Trainee(racer, network, shape.batch)], UPDATES, seed=SEED, stride=1)

"""Small trainings for the tests."""

from typing import Any

import numpy as np

from descentlab.engine.data.dataset import datasets
from descentlab.engine.data.task import Task, drawn, outputs
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.nn.training import Training
from descentlab.engine.race import views


def task(data: str = "circle", size: int = 60, noise: float = 0.1, share: float = 0.25, seed: int = 3) -> Task:
    """A small task."""
    return drawn(datasets()[data], size, noise, share, seed)


def network(data: Task, **choices: Any) -> Network:
    """A network that fits a task."""
    return Network(data.inputs, outputs(data.classes, choices.get("loss", "squared")), **choices)


def trained(
    data: Task, trainees: list[Trainee], steps: int, **choices: Any
) -> tuple[Training, list[dict[str, np.ndarray]]]:
    """A training run to its end, and every trainee's columns."""
    run = Training(data, trainees, steps, **choices)
    chunk = run.advance(run.rows)
    return run, [views(block, layout) for block, layout in zip(chunk.blocks, run.layout, strict=True)]

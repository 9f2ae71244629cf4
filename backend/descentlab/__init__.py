"""Descent Lab: optimizers racing down the same loss surface, step by step."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from descentlab.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from descentlab.engine.graph.answer import graph
    from descentlab.engine.graph.error import FormulaError
    from descentlab.result import RacerRun, Run, race
    from descentlab.session.refusal import Refusal
    from descentlab.training_result import TraineeRun, TrainingData, TrainingRun

__all__ = [
    "FormulaError",
    "RacerRun",
    "Refusal",
    "Run",
    "TraineeRun",
    "TrainingData",
    "TrainingRun",
    "__version__",
    "graph",
    "race",
]

_HOMES = {
    "FormulaError": "engine.graph.error",
    "RacerRun": "result",
    "Refusal": "session.refusal",
    "Run": "result",
    "TraineeRun": "training_result",
    "TrainingData": "training_result",
    "TrainingRun": "training_result",
    "graph": "engine.graph.answer",
    "race": "result",
}
"""Where each public name lives; imported when it is first asked for, so that the engine alone needs NumPy only."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'descentlab' has no attribute {name!r}")
    return getattr(import_module(f"descentlab.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)

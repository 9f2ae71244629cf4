"""`run.figure()`: the figure of a run that Python holds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from descentlab.exports.boundary.camera import Cameras
from descentlab.exports.code.numpy_script import described
from descentlab.exports.figure.networks import scene_of_networks
from descentlab.exports.figure.notebook_figure import animated
from descentlab.exports.figure.scene import scene_of
from descentlab.exports.record import Array, Record, sign_of
from descentlab.exports.terrain import terrain_of
from descentlab.exports.words import Language
from descentlab.result import BOUNDS, RacerRun, Run
from descentlab.session.settle import read_run
from descentlab.training_result import TraineeRun, TrainingRun

if TYPE_CHECKING:
    import plotly.graph_objects as go


def figure_of(run: Run | TrainingRun, lang: Language) -> "go.Figure":
    """The figure of a run."""
    settled = read_run(run.spec, BOUNDS)
    signs = [sign_of(spec) for spec in settled.spec.racers]
    racers: Sequence[RacerRun | TraineeRun] = run.racers
    records = [
        Record(racer.label, sign, _steps(racer), racer.params, racer.loss, racer.end)
        for racer, sign in zip(racers, signs, strict=True)
    ]
    title = described(settled, lang)[0]
    if isinstance(run, TrainingRun):
        return animated(scene_of_networks(records, Cameras(run.training), title, lang), lang)
    return animated(scene_of(records, terrain_of(settled), title, lang), lang)


def _steps(racer: RacerRun | TraineeRun) -> Array:
    """Which update each row follows."""
    if isinstance(racer, TraineeRun):
        return racer.steps.astype(np.float64)
    return np.arange(racer.steps + 1.0)

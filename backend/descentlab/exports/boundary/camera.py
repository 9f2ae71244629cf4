"""Every network of a recorded training over a grid of its inputs, after any update."""

import numpy as np

from descentlab.engine.nn.network import Network
from descentlab.engine.nn.picture import Camera
from descentlab.engine.nn.training import Training
from descentlab.exports.boundary.said import Array
from descentlab.session.whole import WholeRun

FIELD, CURVE = 50, 128
"""Points along each side for two inputs, and for one: as on the page."""


class Cameras:
    """Pictures of the networks of a training."""

    def __init__(self, training: Training) -> None:
        self.training = training
        self.task = training.task
        self.size = CURVE if training.task.inputs == 1 else FIELD
        self._cameras: dict[Network, Camera] = {}

    @property
    def networks(self) -> list[Network]:
        """Each racer's."""
        return [trainee.network for trainee in self.training.trainees]

    def outputs(self, racer: int, step: int) -> Array:
        """A racer's linear outputs after an update, [n_out, size, size] or [n_out, size]; at its end after its last."""
        network = self.training.trainees[racer].network
        if network not in self._cameras:
            self._cameras[network] = Camera(network, self.task.domain, self.size)
        stack, place = self.training.at(racer, min(step, self.training.last(racer)))
        with np.errstate(all="ignore"):
            return self._cameras[network].picture(stack.params[place], stack.statistics[place]).outputs.copy()


def cameras_of(run: WholeRun) -> Cameras | None:
    """The cameras of a run of networks; None for any other."""
    return Cameras(run.race) if isinstance(run.race, Training) else None

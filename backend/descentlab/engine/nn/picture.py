"""Pictures of what a network has learned: its outputs, and every unit's, over the plane of its inputs."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from descentlab.engine.nn.network import Network
from descentlab.engine.nn.predict import Prediction, predicting
from descentlab.engine.nn.tape import Array

Domain = tuple[tuple[float, float], ...]


class Picture(NamedTuple):
    """Values over a grid, [n, ny, nx] for two inputs and [n, nx] for one, x and y rising; outputs are linear."""

    outputs: Array
    units: tuple[Array, ...]
    """Per hidden layer, where they were asked for."""


@dataclass
class Camera:
    """A grid over the inputs, laid out once: `size` points along each of one or two inputs."""

    network: Network
    domain: Domain
    size: int
    every_unit: bool = False

    def __post_init__(self) -> None:
        self.axes = [np.linspace(low, high, self.size) for low, high in self.domain]
        """Where the points are, [size] per input."""
        grid = np.stack([axis.ravel() for axis in np.meshgrid(*self.axes)])
        self._prediction = Prediction(self.network, grid, every_unit=self.every_unit)

    def picture(self, params: Array, statistics: Array) -> Picture:
        """The network with parameters [P] and running statistics [S]; the next picture is written over this one."""
        with np.errstate(all="ignore"):
            outputs = self._prediction.at(predicting(self.network, params, statistics))
        shape = (self.size,) * len(self.domain)
        return Picture(
            outputs.reshape(-1, *shape), tuple(units.reshape(-1, *shape) for units in self._prediction.units)
        )

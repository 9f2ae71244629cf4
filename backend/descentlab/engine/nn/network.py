"""What a network is: its layers and the choices that belong to its training."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from descentlab.engine.nn.activation import ACTIVATIONS, Activation
from descentlab.engine.nn.loss import LOSSES, Loss

MOST_LAYERS = 6
"""Hidden layers that a network may have."""
MOST_UNITS = 16
"""Units that a hidden layer may have."""

Form = Literal["coupled", "decoupled", "as_printed"]


@dataclass(frozen=True, slots=True)
class Network:
    """A multi-layer perceptron: `inputs` -> hidden layers, each of one activation -> `outputs`, linear.

    `hidden` holds 0 to 6 widths of 1 to 16 units. The loss reads the linear outputs: as they are (squared), through a
    sigmoid (logistic) or through a softmax. `l2` is the notes' lambda: the loss gains l2/(2M) * sum W^2 over weights,
    not over biases, with M the number of training samples. `batch_norm` normalises the weighted sums of hidden layers.
    """

    inputs: int
    outputs: int
    hidden: tuple[int, ...] = (4, 2)
    activation: str = "tanh"
    loss: str = "squared"
    init: str = "glorot_normal"
    bias: bool = True
    batch_norm: bool = False
    l2: float = 0.0
    l2_form: Form = "coupled"

    @property
    def sizes(self) -> tuple[int, ...]:
        """Widths from input to output."""
        return (self.inputs, *self.hidden, self.outputs)

    @property
    def layers(self) -> tuple[tuple[int, int], ...]:
        """(n_in, n_out) of each layer."""
        return tuple(pairwise(self.sizes))

    @property
    def function(self) -> Activation:
        """The activation of the hidden layers."""
        return ACTIVATIONS[self.activation]

    @property
    def criterion(self) -> Loss:
        """The loss function."""
        return LOSSES[self.loss]

    @property
    def shape(self) -> tuple[object, ...]:
        """What two networks must share to be trained in one stack."""
        return (self.sizes, self.activation, self.loss, self.bias, self.batch_norm)

"""A rule's update of K networks: the rule's own lines, element by element on the flat parameters."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from descentlab.engine.nn.elementwise import elementwise
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.rates import Rates
from descentlab.engine.nn.tape import Array, Tape
from descentlab.engine.racer import Racer


@dataclass(frozen=True, slots=True)
class Decay:
    """L2 of K networks: lambda/M at each weight, 0 elsewhere, [K, P]."""

    form: str
    factor: Array


class RuleUpdate:
    """The update of K networks by one rule; the tape reads the gradients and moves parameters and state.

    L2 `coupled` adds lambda/M * W to the gradient before the rule sees it. `decoupled` takes alpha * lambda/M * W off
    the weights beside the rule's step, as AdamW does; `as_printed` is the notes' form, in which alpha is missing from
    that term.
    """

    def __init__(self, racers: Sequence[Racer], params: Array, grads: Array, decay: Decay | None) -> None:
        self.rates = Rates(racers, params.shape[1])
        self.state = {name: np.zeros_like(params) for name in racers[0].update.state}
        arrays = {
            "W": params,
            "g": grads,
            **{f"u_{name}": array for name, array in self.state.items()},
            **self.rates.cells,
        }
        self.tape: Tape = _decay(decay, params, grads, self.rates.cells["alpha"]) if decay else []
        self.tape += elementwise(self.rates.lines, arrays, params.shape)


def decay_of(networks: Sequence[Network], mask: Array, samples: int) -> Decay | None:
    """The decay of networks of one form, with the mask of their weights [P] and M; None where no network has any."""
    if not any(network.l2 for network in networks):
        return None
    return Decay(networks[0].l2_form, np.array([network.l2 / samples for network in networks])[:, None] * mask)


def _decay(decay: Decay, params: Array, grads: Array, alpha: Array) -> Tape:
    spare = np.empty_like(params)
    tape: Tape = [(np.multiply, params, decay.factor, spare)]
    if decay.form == "coupled":
        return [*tape, (np.add, grads, spare, grads)]
    if decay.form == "decoupled":
        tape.append((np.multiply, spare, alpha, spare))
    return [*tape, (np.subtract, params, spare, params)]

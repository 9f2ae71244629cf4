"""One update, taken apart: what the rule saw and what each of its lines came to, for every parameter."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from descentlab.engine.kernel.columns import BEFORE, line_results
from descentlab.engine.nn.stack import Stack
from descentlab.engine.nn.tape import Array
from descentlab.engine.nn.training import Training


@dataclass(frozen=True, slots=True)
class Moment:
    """Update `step` of one trainee."""

    step: int
    before: Array
    """The parameters before the update, [P]; edits made before it are in them."""
    decayed: Array
    """What a decay beside the rule took off first, [P]; zeros where there is none."""
    after: Array
    """The parameters after it."""
    grad: Array
    """The gradient that the rule saw: of the batch's loss, with coupled L2 in it, [P]."""
    alpha: float
    state_before: Mapping[str, Array]
    """Each state array before the update, [P]."""
    state: Mapping[str, Array]
    """Each state array after it."""
    powers: Mapping[str, float]
    """The running powers in it."""
    lines: Mapping[str, Array]
    """The results of the rule's other lines, `step` among them, [P]."""


def moment(training: Training, index: int, step: int) -> Moment:
    """Update `step` (from 1, at most those made) of trainee `index`, made once more with the same bits.

    Raises ValueError for a step that the training has not come to.
    """
    if step < 1:
        raise ValueError("the first update is update 1")
    trainee = training.trainees[index]
    stack, place = training.at(index, step - 1)
    before, state_before = stack.params[place].copy(), stack.state(place)
    stack, place = training.at(index, step)
    racer = trainee.racer
    alpha = racer.schedule.rate(racer.alpha, step, stack.feed.epoch(step), racer.schedule_knobs)
    grad, state = stack.grads[place].copy(), stack.state(place)
    decayed, powers = _decayed(stack, place, alpha, before), stack.powers(place)
    arrays = {"W": before - decayed, "g": grad, "alpha": alpha}
    numbers = {**racer.numbers, **powers}
    carried = {**state, **{name + BEFORE: array for name, array in state_before.items()}}
    results = line_results(racer.update, {**arrays, **numbers, **carried})
    lines = dict(zip(racer.update.targets, (np.broadcast_to(result, grad.shape) for result in results), strict=True))
    after = stack.params[place].copy()
    return Moment(step, before, decayed, after, grad, alpha, state_before, state, dict(powers), lines)


def _decayed(stack: Stack, place: int, alpha: float, before: Array) -> Array:
    """What a decay beside the rule takes off before the rule's own step, [P]."""
    network = stack.trainees[place].network
    if network.l2_form == "coupled" or not network.l2:
        return np.zeros_like(before)
    taken = before * (network.l2 / stack.feed.samples * stack.layout.decayed())
    return np.asarray(taken * alpha if network.l2_form == "decoupled" else taken)

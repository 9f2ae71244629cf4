"""What the code of a training shares, whatever it is written in: samples, batches, starts, networks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from descentlab.engine.data.order import DRAWN_AT_ONCE
from descentlab.engine.data.stream import Purpose
from descentlab.engine.data.task import Samples
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.trainee import Edit, Trainee
from descentlab.engine.nn.training import Training
from descentlab.exports.code.lines import Setting
from descentlab.exports.words import BATCHES, BY_HAND_SET, SAMPLES, Language, said


@dataclass(frozen=True, slots=True)
class Entrant:
    """One trainee as code is written of it."""

    name: str
    trainee: Trainee
    start: str
    """What its first parameters are called."""
    samples: int
    """How many samples train, M."""
    lang: Language

    @property
    def network(self) -> Network:
        """Its network."""
        return self.trainee.network

    @property
    def setting(self) -> Setting:
        """What its rule's lines and its schedule are written in: its own epochs."""
        batch = min(self.trainee.batch, self.samples)
        return Setting((), -(-self.samples // batch), noisy=False, lang=self.lang)

    @property
    def described(self) -> str:
        """Its network as a dictionary."""
        network = self.network
        return (
            f'{{"sizes": {list(network.sizes)}, "activation": {network.activation!r}, '
            f'"bias": {network.bias}, "batch_norm": {network.batch_norm}}}'
        )

    @property
    def strength(self) -> str:
        """lambda/M, as it is written."""
        return f"{self.network.l2!r}/{self.samples}"

    @property
    def edits(self) -> list[Edit]:
        """What is set by hand after the start, which holds what is set before."""
        return [edit for edit in self.trainee.edits if edit.step > 0]


def entrants(training: Training, names: Sequence[str], lang: Language) -> tuple[list[Entrant], str]:
    """The trainees, and the code of their starts: those that are the same stand once."""
    known: dict[bytes, str] = {}
    lines, out = [], []
    for index, (name, trainee) in enumerate(zip(names, training.trainees, strict=True)):
        stack, place = training.at(index, 0)
        start = stack.params[place]
        if start.tobytes() not in known:
            known[start.tobytes()] = f"START_{len(known) + 1}"
            lines.append(f"START_{len(known)} = np.array({start.tolist()!r})")
        out.append(Entrant(name, trainee, known[start.tobytes()], len(training.task.train.label), lang))
    return out, "\n".join(lines)


def data_code(training: Training, lang: Language) -> str:
    """`X`, `Y` [n, M] and `X_TEST`, `Y_TEST`."""
    return (
        "\n".join([f"# {said(SAMPLES, lang)}", *_samples(training, training.task.train, "")])
        + "\n"
        + "\n".join(_samples(training, training.task.test, "_TEST"))
    )


def _samples(training: Training, samples: Samples, suffix: str) -> Iterator[str]:
    inputs, targets = training.task.inputs, training.task.targets(samples, training.trainees[0].network.loss)
    rows = np.hstack([samples.x, targets])
    yield f"SAMPLES{suffix} = np.array(["
    yield from (f"    {row!r}," for row in rows.tolist())
    yield f"]).reshape(-1, {rows.shape[1]})"
    yield f"X{suffix}, Y{suffix} = SAMPLES{suffix}[:, :{inputs}].T, SAMPLES{suffix}[:, {inputs}:].T"


def batches_code(training: Training, lang: Language) -> str:
    """`batches_of(size)` -> the engine's own batches, one after another."""
    samples = len(training.task.train.label)
    together = max(1, DRAWN_AT_ONCE // samples)
    return f'''@lru_cache
def orders(block):
    key, counter = np.array([SEED, {int(Purpose.ORDER)}], dtype=np.uint64), np.array([0, 0, 0, block], dtype=np.uint64)
    shuffler = np.random.Generator(np.random.Philox(key=key, counter=counter))
    return shuffler.permuted(np.tile(np.arange({samples}), ({together}, 1)), axis=1)


def batches_of(size):
    """{said(BATCHES, lang)}"""
    epoch = 0
    while True:
        order = orders(epoch // {together})[epoch % {together}] if size < {samples} else np.arange({samples})
        for first in range(0, {samples}, size):
            yield order[first:first + size]
        epoch += 1'''


def edit_lines(entrant: Entrant, begin: str = "W = W.copy()") -> list[str]:
    """What is set by hand after an update; `begin` makes W one that may be written to."""
    if not entrant.edits:
        return []
    edits = [(edit.step, edit.parameter, edit.value) for edit in entrant.edits]
    within = "    " if begin.endswith(":") else ""
    return [
        f"for turn, place, number in {edits!r}:  # {said(BY_HAND_SET, entrant.lang)}",
        "    if turn == t:",
        f"        {begin}",
        f"        {within}W[place] = number",
    ]

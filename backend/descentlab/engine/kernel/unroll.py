"""Several steps of a loop written out one after another, so that what each pass of the loop costs is shared by them."""

from collections.abc import Sequence
from dataclasses import dataclass

from descentlab.engine.kernel.lower import Assign, name, replaced


@dataclass(frozen=True, slots=True)
class Unrolled:
    """A loop body of several steps."""

    lines: list[Assign]
    read: list[str]
    """What the loop reads in each pass: the per-step names of the first step, then of the second, and so on."""
    recorded: list[str]
    """What is carried after the first step, then after the second, and so on."""


def unrolled(body: Sequence[Assign], read: Sequence[str], carried: Sequence[str], times: int) -> Unrolled:
    """The body written `times` times; the last of them leaves its results under the carried names themselves."""
    out = Unrolled([], [], [])
    now = {local: name(local) for local in carried}
    for time in range(times):
        last = time == times - 1
        now |= {local: name(f"{local}__{time}") for local in read}
        for line in body:
            target = line.target if last or line.target not in carried else f"{line.target}__{time}"
            out.lines.append(Assign(target, replaced(line.value, now)))
            now |= {line.target: name(target)}
        out.read.extend(now[local].id for local in read)
        out.recorded.extend(now[local].id for local in carried)
    return out

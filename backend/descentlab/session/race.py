"""From a full run spec to the engine's race."""

from functools import cache
from typing import cast

from descentlab.engine.knob import KnobValues
from descentlab.engine.optimizer import Rule, rules
from descentlab.engine.problem import Problem
from descentlab.engine.race import Race, Racer
from descentlab.engine.schedule import schedules
from descentlab.engine.variant import Variant, vary
from descentlab.session.spec import RacerSpec, RunSpec


def race_on(problem: Problem, run: RunSpec) -> Race:
    """The race of a full spec (`session/settle.py`) on a problem whose points are starts."""
    return Race(
        problem,
        racers_of(run),
        tuple(run.start or ()),
        run.steps or 0,
        seed=run.seed,
        noise=run.noise,
        steps_per_epoch=run.steps_per_epoch,
        target=run.target,
    )


def racers_of(run: RunSpec) -> tuple[Racer, ...]:
    """The engine's racers of a full spec."""
    return tuple(_racer(racer) for racer in run.racers)


def rule_of(racer: RacerSpec) -> Rule:
    """The rule of a racer: of the catalogue, or the variant of it that the racer asks for."""
    return _varied(racer.rule, Variant(racer.l2_form, racer.corrected is not False))


@cache
def _varied(name: str, variant: Variant) -> Rule:
    return vary(rules()[name], variant)


def _racer(racer: RacerSpec) -> Racer:
    return Racer(
        rule=rule_of(racer),
        knobs=cast("KnobValues", racer.knobs),
        schedule=schedules()[racer.schedule.name],
        schedule_knobs=cast("KnobValues", racer.schedule.knobs),
        start=None if racer.start is None else tuple(racer.start),
        sign=racer.sign,
        label=racer.label or "",
    )

"""From a run spec as sent to one with every default filled in, every name known and every bound kept."""

from dataclasses import dataclass

from descentlab.engine.knob import KnobValue
from descentlab.engine.optimizer import rules
from descentlab.engine.schedule import schedules
from descentlab.engine.variant import corrects
from descentlab.session.choosing import choose
from descentlab.session.knobs import read_knobs
from descentlab.session.limits import Limits
from descentlab.session.problem import Running, Settled, kinds
from descentlab.session.race import rule_of
from descentlab.session.refusal import Refusal, Where, at_most
from descentlab.session.signs import sign
from descentlab.session.spec import RacerSpec, RunSpec, ScheduleSpec
from descentlab.session.strict import read


@dataclass(frozen=True, slots=True)
class SettledRun:
    """A run that can be run: its full spec and its problem."""

    spec: RunSpec
    problem: Settled

    @property
    def rows(self) -> int:
        """How many rows a racer's record has, the start included."""
        return self.problem.rows(self.spec) if self.problem.rows else (self.spec.steps or 0) + 1

    def race(self) -> Running:
        """The run, at row 0; the same for the same spec, bit for bit."""
        return self.problem.race(self.spec)

    def slice_rows(self, limits: Limits) -> int:
        """Rows of every racer that are computed in one slice: about a millisecond of work."""
        return max(1, min(limits.rows, self.problem.slice_rows // len(self.spec.racers)))


def read_run(given: object, limits: Limits) -> SettledRun:
    """The run that a request describes; raises `Refusal` naming the first field that is wrong."""
    return settle(read(RunSpec, given), limits)


def settle(spec: RunSpec, limits: Limits) -> SettledRun:
    """The spec with every default filled in; raises `Refusal` for unknown names and values out of bounds."""
    problem = kinds()[spec.problem.kind].settle(spec.problem, ("problem",), limits)
    steps = spec.steps if spec.steps is not None else problem.steps
    at_most(steps, limits.steps, "steps", "out_of_range", ("steps",))
    at_most(len(spec.racers), limits.racers, "racers", "too_many", ("racers",))
    start = _start(spec.start, problem, ("start",))
    racers = [_racer(racer, problem, ("racers", index), limits) for index, racer in enumerate(spec.racers)]
    filled = {
        "problem": problem.spec,
        "steps": steps,
        "start": list(problem.start) or None if start is None else start,
        "racers": sign(racers),
    }
    complete = problem.complete or _without_networks
    return SettledRun(complete(spec.model_copy(update=filled), limits), problem)


def _without_networks(spec: RunSpec, limits: Limits) -> RunSpec:  # noqa: ARG001
    """The spec of a problem that is no network, whose racers hold nothing of one."""
    for index, racer in enumerate(spec.racers):
        for field in ("network", "batch_size", "edits"):
            if getattr(racer, field) is not None:
                message = f'"{field}" belongs to problems of the kind "network".'
                raise Refusal("unknown_field", message, ("racers", index, field), {"name": field})
    return spec


def _racer(racer: RacerSpec, problem: Settled, where: Where, limits: Limits) -> RacerSpec:
    rule = choose(rules(), racer.rule, "rule", (*where, "rule"))
    if racer.corrected is False and not corrects(rule):
        message = f'The rule "{rule.name}" corrects no averages.'
        raise Refusal("unknown_field", message, (*where, "corrected"), {"name": "corrected"})
    at_most(len(racer.label or ""), limits.label, "characters of a label", "too_large", (*where, "label"))
    filled = {
        "corrected": None if racer.corrected else racer.corrected,
        "knobs": read_knobs(racer.knobs, rule_of(racer).knobs, (*where, "knobs"), limits),
        "schedule": _schedule(racer.schedule, (*where, "schedule"), limits),
        "start": _start(racer.start, problem, (*where, "start")),
    }
    return racer.model_copy(update=filled)


def _schedule(given: ScheduleSpec, where: Where, limits: Limits) -> ScheduleSpec:
    schedule = choose(schedules(), given.name, "schedule", (*where, "name"))
    knobs: dict[str, KnobValue] = read_knobs(given.knobs, schedule.knobs, (*where, "knobs"), limits)
    return given.model_copy(update={"knobs": knobs})


def _start(start: list[float] | None, problem: Settled, where: Where) -> list[float] | None:
    names = problem.parameters
    if start is None or len(start) == len(names):
        return start
    wanted = f"{len(names)} number{'s' if len(names) != 1 else ''}" + (f" ({', '.join(names)})" if names else "")
    message = f"The start must hold {wanted}, not {len(start)}."
    raise Refusal("wrong_length", message, where, {"wanted": len(names), "got": len(start), "parameters": list(names)})

"""The verdict on a run that used up its steps: the kind of end, the step it is told of, and its facts."""

from typing import Literal

import numpy as np

from descentlab.engine.bottom import bottomless
from descentlab.engine.facts import Facts, place, touched
from descentlab.engine.probes import Standing, curvature, nearest_minimum, size_of, standing
from descentlab.engine.progress import Run
from descentlab.engine.runaway import ran_away, runs_away
from descentlab.engine.tail import REST_ROWS

Kind = Literal["reached", "descending", "stuck", "cycling", "diverged"]
Verdict = tuple[Kind, int, Facts]

REST = 1e-2
"""A run rests when as many steps again (at least `SHORTEST`), at its present pace, would take it by less than this
share of the domain..."""

SHORTEST = 200
"""A run of a few steps that has hardly moved is short, not stuck."""

GAIN = 1e-2
"""...and lower its loss by less than this share of what is above the lowest known minimum (or of the losses seen). One
that would gain more, and falls, still descends."""

FEWEST = 4
"""Fewer steps than this show no cycle: such a run is still on its way."""

TRAPPED = 1e-2
"""A run is trapped when it is above a minimum by less than this share of what that one is above the lowest."""

BALANCED = 0.05
"""A run with weight decay is held in balance when it moves by less than this share of what the pull alone would do."""


def verdict(run: Run) -> Verdict:
    """The end of a run all of whose rows are finite and whose target, if it has one, was not met."""
    since = run.progress.stays_since
    if since is not None and (since == run.progress.touched or run.last - since >= REST_ROWS):
        return "reached", since, {"code": "minimum", **place(run), **touched(run)}
    if runs_away(run):
        return ran_away(run)
    if run.last == 0:
        return "descending", 0, place(run)
    return _without_arriving(run)


def target_met(run: Run) -> Verdict:
    """The end of a run whose last row met its explicit target."""
    return "reached", run.last, {"code": "target", **place(run)}


def _without_arriving(run: Run) -> Verdict:
    """Stuck, descending or cycling: a run that has neither arrived nor run away."""
    if _trapped(run):
        return _stuck(run, "minimum")
    if _rests(run):
        return _resting(run)
    if _falls(run) or run.last < FEWEST or run.progress.tail.sinking():
        code: Facts = {"code": "bottomless"} if bottomless(run) else {}
        return "descending", run.last, {**code, "drop": run.progress.tail.drop(), **place(run)}
    return _cycling(run)


def _left(run: Run) -> float:
    """The loss that is left to lose: above the lowest known minimum, or of all that was seen."""
    progress = run.progress
    return progress.range if progress.floor is None else max(float(progress.tail.loss[-1]) - progress.floor, 0.0)


def _rests(run: Run) -> bool:
    """Whether as many steps again, at the present pace, would neither take it anywhere nor gain anything."""
    tail, again = run.progress.tail, max(run.steps, SHORTEST)
    near = tail.pace() * again <= REST * size_of(run.problem)
    return near and abs(tail.drop(REST_ROWS)) * again <= GAIN * _left(run)


def _trapped(run: Run) -> bool:
    """Whether the last rows are at the bottom of a known minimum that is not the lowest, whatever ringing is left."""
    tail, floor = run.progress.tail, run.progress.floor
    if floor is None:
        return False
    which, _ = nearest_minimum(run.problem, tail.params[:, -REST_ROWS:])
    bottom = run.problem.loss_at(run.problem.landmarks.minima[int(which[-1])])
    height = float(tail.loss[-REST_ROWS:].max()) - bottom
    return bool((which == which[-1]).all()) and bottom > floor and height <= TRAPPED * (bottom - floor)


def _falls(run: Run) -> bool:
    tail = run.progress.tail
    record = run.progress.lowest_row > run.last - len(tail.loss) // 2
    gain = max(tail.drop(), tail.drop(REST_ROWS)) * max(run.steps, SHORTEST)
    return tail.falling(record) and gain > GAIN * _left(run)


def _resting(run: Run) -> Verdict:
    """At rest: in the minimum of a problem of which none was known, or stuck."""
    where = standing(run.problem, run.progress.tail.point, _left(run))
    if where == "minimum" and run.progress.floor is None:
        return "reached", run.last, {"code": "settled", **place(run)}
    return _stuck(run, "balance" if where in {"slope", "plateau"} and _balanced(run) else where)


def _balanced(run: Run) -> bool:
    """Whether a run stands still although its weight decay alone would have moved it: the slope holds against it."""
    tail = run.progress.tail
    pull = run.alpha * run.racer.decay * float(np.linalg.norm(tail.point))
    return tail.pace() < BALANCED * pull


def _stuck(run: Run, where: Standing | Literal["balance"]) -> Verdict:
    point = run.progress.tail.point
    bend, slope = curvature(run.problem, point), float(np.linalg.norm(run.problem.gradient_at(point)))
    curvatures: Facts = {"curvature_min": float(bend.values[0]), "curvature_max": bend.largest}
    return "stuck", run.last, {"where": where, "slope": slope, **curvatures, "alpha": run.alpha, **place(run)}


def _cycling(run: Run) -> Verdict:
    """Moving on without getting lower: `periodic` with its `period`, or `irregular`."""
    tail, period = run.progress.tail, run.progress.tail.period()
    code: Facts = {"code": "irregular"} if period is None else {"code": "periodic", "period": period}
    sizes: Facts = {"width": tail.width(), "low": float(tail.loss.min()), "high": float(tail.loss.max())}
    return "cycling", run.last, {**code, **sizes, **place(run), **touched(run)}

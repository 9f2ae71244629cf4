"""Runs that ran away: when growth counts as that, and the number that explains it."""

from collections.abc import Iterator
from typing import Literal

from descentlab.engine.bottom import bottomless
from descentlab.engine.facts import Facts, heading
from descentlab.engine.probes import curvature, outside, stability_limit
from descentlab.engine.progress import Run
from descentlab.engine.surface import Point

Diverged = tuple[Literal["diverged"], int, Facts]


def runs_away(run: Run) -> bool:
    """Whether the loss of a finite run grows because it runs away.

    That is: it climbs by order (`sign` plus); or the rate is above the stability limit of a quadratic; or it is above
    where it started, and out of the domain.
    """
    progress, problem = run.progress, run.problem
    if not progress.tail.growing():
        return False
    if run.racer.sign == "plus" or (problem.quadratic and _limit(run, progress.lowest_point)):
        return True
    above = bool(progress.tail.loss[-1] > progress.start)
    return above and (not problem.domain or outside(problem, progress.tail.point))


def ran_away(run: Run) -> Diverged:
    """Diverged, with the stability limit that the rate was above, where there is one.

    Codes: `uphill` (`sign` plus), `undefined` (the loss has no value there), `bottomless` (it fell for ever),
    `above_limit` (a quadratic's: everywhere), `above_limit_lowest` and `above_limit_last` (by the curvature where the
    loss was lowest, or last finite), `away`.
    """
    facts = _seen(run)
    if run.racer.sign == "plus":
        return "diverged", run.last, {"code": "uphill", **facts}
    if run.undefined or not run.progress.lowest_point:
        return "diverged", run.last, {"code": "undefined", **facts}
    if run.progress.lowest_row == run.last - 1 and bottomless(run):
        return "diverged", run.last, {"code": "bottomless", **_seen(run)}
    explained = ({"code": code, **limit} for code, at in _suspects(run) if (limit := _limit(run, at)))
    return "diverged", run.last, {**facts, **next(explained, {"code": "away"})}


def _suspects(run: Run) -> Iterator[tuple[str, Point]]:
    """Where the curvature may have thrown the run."""
    if run.problem.quadratic:
        yield "above_limit", run.progress.lowest_point
    else:
        yield "above_limit_lowest", run.progress.lowest_point
        yield "above_limit_last", run.progress.tail.point


def _limit(run: Run, at: Point) -> Facts:
    """The stability limit by the curvature at a point, if the rate is above it."""
    bend = curvature(run.problem, at)
    limit = stability_limit(run.racer.rule, run.racer.knobs, bend.largest)
    if limit is None or not run.alpha > limit:
        return {}
    direction = heading(run.problem.parameters, bend.steepest.tolist())
    return {"limit": limit, "curvature": bend.largest, "direction": direction}


def _seen(run: Run) -> Facts:
    """The rate, and the last finite and the lowest loss, if any was finite."""
    progress = run.progress
    if not progress.lowest_point:
        return {"alpha": run.alpha}
    last = float(progress.tail.loss[-1])
    return {"alpha": run.alpha, "loss": last, "lowest": progress.lowest, "lowest_step": progress.lowest_row}

"""Runs to take away, and the files that come of them."""

import contextlib
import io
from functools import cache
from typing import Any

from descentlab.engine.optimizer import rules
from descentlab.engine.surface import surfaces
from descentlab.exports.format import Taken, formats
from descentlab.exports.words import Language
from descentlab.result import BOUNDS, whole_run
from descentlab.session.settle import read_run

Spec = dict[str, Any]

LABEL = 'x"""\n\\ <script>alert("{}")</script> $& \u2028 = 亚当'
"""A label that would break out of anything that does not hold it."""


def surface_spec(name: str, **changes: Any) -> Spec:
    """Every rule on a surface, at the rates that suit it there."""
    rates = surfaces()[name].rates
    racers = [{"rule": rule, "knobs": {"alpha": rates.get(rule, 0.01)}} for rule in rules()]
    return {"problem": {"kind": "surface", "name": name}, "steps": 60, "racers": racers, **changes}


DIVERGING: Spec = {
    "problem": {"kind": "surface", "name": "rosenbrock"},
    "steps": 200,
    "racers": [{"rule": "gd", "knobs": {"alpha": 1.0}}, {"rule": "adam", "label": LABEL}],
}
FORMULA: Spec = {
    "problem": {"kind": "formula", "expression": "(w*x - y)^2 + 3*exp(-w*w) + a**3/7", "fixed": {"x": 2, "y": 6}},
    "steps": 40,
    "racers": [{"rule": "adam"}, {"rule": "momentum", "knobs": {"form": "heavy_ball"}}],
}
CURVE: Spec = {
    "problem": {"kind": "surface", "name": "notes_waves"},
    "steps": 30,
    "racers": [{"rule": "gd"}, {"rule": "gd", "sign": "plus", "knobs": {"alpha": 3.0}}],
}
NETWORK: Spec = {"problem": {"kind": "network"}, "steps": 30, "racers": [{"rule": "adam"}, {"rule": "gd"}]}


def taken(spec: Spec, lang: Language = "en", step: int | None = None) -> Taken:
    """The run of a spec, ready to be taken away."""
    settled = read_run(spec, BOUNDS)
    return Taken(settled, lang, whole_run(settled), step)


def exported(spec: Spec, name: str, lang: Language = "en", step: int | None = None) -> bytes:
    """The file of a run."""
    return b"".join(formats()[name].pieces(taken(spec, lang, step)))


def executed(code: str, names: dict[str, Any] | None = None) -> dict[str, Any]:
    """What code leaves behind; what it prints is under `printed`."""
    left: dict[str, Any] = {} if names is None else names
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "exported", "exec"), left)
    left["printed"] = printed.getvalue()
    return left


@cache
def opening() -> Spec:
    """The race that the page opens with."""
    from descentlab.session.catalogue import opening_race

    return opening_race(BOUNDS)

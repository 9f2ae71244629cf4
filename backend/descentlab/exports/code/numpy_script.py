"""A run as a runnable script in plain NumPy: the same operations in the same order, so the same bits."""

from collections.abc import Iterator
from dataclasses import dataclass

from descentlab.engine.data.dataset import datasets
from descentlab.engine.noise import BLOCK
from descentlab.engine.problem import Problem
from descentlab.engine.racer import Racer
from descentlab.engine.surface import surfaces
from descentlab.exports.code.expression import Code
from descentlab.exports.code.lines import Setting
from descentlab.exports.code.names import keys, one_line
from descentlab.exports.code.numpy_dialect import definitions
from descentlab.exports.code.rule import racer_code
from descentlab.exports.code.surface import surface_code
from descentlab.exports.words import COLUMNS, DIVERGENCE, ENDED, NOISY, OWN_POINTS, Language, said
from descentlab.session.race import racers_of
from descentlab.session.refusal import Refusal
from descentlab.session.settle import SettledRun
from descentlab.session.spec import RunSpec


@dataclass(frozen=True, slots=True)
class Script:
    """A run's code in parts: a script joins them, a notebook shows each by itself."""

    title: str
    formula: str
    head: str
    surface: str
    racers: tuple[tuple[str, Racer, str], ...]
    """(key, the racer, its code)."""
    runs: str

    @property
    def text(self) -> str:
        """The whole script."""
        parts = [self.head, self.surface, *(code for _, _, code in self.racers), self.runs]
        return f'"""{self.title}"""\n\n' + "\n\n\n".join(parts) + "\n"


def problem_of(settled: SettledRun) -> Problem:
    """The problem that code is written of; `Refusal` (`not_exportable`) for kinds that have no lines."""
    if settled.problem.problem is None:
        message = "This kind of problem cannot be written as a script; take its numbers as CSV or JSON."
        raise Refusal("not_exportable", message, ("problem",))
    return settled.problem.problem()


def numpy_script(settled: SettledRun, lang: Language) -> Script:
    """The run as NumPy code."""
    problem, spec, racers = problem_of(settled), settled.spec, racers_of(settled.spec)
    names = keys(racer.rule.name for racer in racers)
    setting = Setting(tuple(spec.start or ()), spec.steps_per_epoch, spec.noise != 0.0, lang)
    surface = surface_code(problem, lang)
    codes = [racer_code(racer, name.replace("-", "_"), setting) for name, racer in zip(names, racers, strict=True)]
    calls = surface.calls.union(*(code.calls for code in codes))
    title, formula = described(settled, lang)
    surfaces_code = "\n\n\n".join(_surface(surface, problem, spec, lang))
    return Script(
        title=f"Descent Lab: {title}",
        formula=formula,
        head="\n\n\n".join(_head(spec, calls, lang, surfaces_code + "".join(code.text for code in codes))),
        surface=surfaces_code,
        racers=tuple((name, racer, code.text) for name, racer, code in zip(names, racers, codes, strict=True)),
        runs=_runs(names, racers),
    )


def described(settled: SettledRun, lang: Language) -> tuple[str, str]:
    """A problem's title and, where that is not it, its formula, in one line each."""
    problem = settled.problem.spec.model_dump()
    if problem["kind"] == "network":
        known = datasets().get(problem["data"]["name"])
        return one_line(said(known.title if known else OWN_POINTS, lang)), ""
    if problem["kind"] != "surface":
        return one_line(f"J = {problem.get('expression', problem['kind'])}"), ""
    surface = surfaces()[problem["name"]]
    return one_line(said(surface.title, lang)), one_line(surface.formula)


def _head(spec: RunSpec, calls: frozenset[str], lang: Language, code: str) -> Iterator[str]:
    """The imports, the run's numbers and what its code is written with."""
    defined = definitions(calls, lang)
    imports = ["import math"] if "math." in defined + code else []
    imports += ["from functools import lru_cache"] if spec.noise else []
    target = [f"TARGET = {spec.target!r}"] if spec.target is not None else []
    noise = [f"SEED, NOISE = {spec.seed!r}, {spec.noise!r}"] if spec.noise else []
    settings = [f"STEPS = {spec.steps}", *target, *noise, f'np.seterr(all="ignore")  # {said(DIVERGENCE, lang)}']
    yield "\n".join([*imports, *([""] if imports else []), "import numpy as np", "", *settings])
    if defined:
        yield defined
    met = ' or row["loss"] <= TARGET' if spec.target is not None else ""
    yield (
        f'def ended(row):\n    """{said(ENDED, lang)}"""\n'
        '    return not all(np.isfinite(row[name]).all() for name in row if name != "alpha")' + met
    )
    yield (
        f'def columns(rows):\n    """{said(COLUMNS, lang)}"""\n'
        "    return {name: np.array([row[name] for row in rows]) for name in rows[0]}"
    )


def _surface(surface: Code, problem: Problem, spec: RunSpec, lang: Language) -> Iterator[str]:
    yield surface.text
    if spec.noise:
        yield noise_code(problem.size)
        yield (f'def noisy(W, t):\n    """{said(NOISY, lang)}"""\n    J, g = surface(W)\n    return J, g + noise_of(t)')


def noise_code(size: int) -> str:
    """`noise_of(t)` -> the seeded noise of update t, the same as the engine's."""
    return (
        "@lru_cache\ndef block_of_noise(block):\n    bits = np.random.Philox(key=SEED, counter=[0, 0, 0, block])\n"
        f"    return np.random.Generator(bits).standard_normal(({BLOCK}, {size}))\n\n\n"
        f"def noise_of(t):\n    block, place = divmod(t - 1, {BLOCK})\n    return NOISE*block_of_noise(block)[place]"
    )


def _runs(names: list[str], racers: tuple[Racer, ...]) -> str:
    pairs = zip(names, racers, strict=True)
    entries = "\n".join(f"    ({racer.label!r}, {name.replace('-', '_')}())," for name, racer in pairs)
    return (
        f"runs = [\n{entries}\n]\nfor label, run in runs:\n"
        "    print(f\"{label}: {len(run['loss']) - 1} steps, J = {run['loss'][-1]} at {run['params'][-1]}\")"
    )

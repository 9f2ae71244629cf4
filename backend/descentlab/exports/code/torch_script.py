"""A run as a script in PyTorch: its gradients by autograd, its rules by `torch.optim`; the same run to rounding."""

from collections.abc import Iterator

from descentlab.exports.code.expression import Writer
from descentlab.exports.code.lines import Setting
from descentlab.exports.code.names import keys
from descentlab.exports.code.numpy_dialect import definitions
from descentlab.exports.code.numpy_script import described, noise_code, problem_of
from descentlab.exports.code.surface import value_lines
from descentlab.exports.code.torch_rule import TORCH, torch_racer_code
from descentlab.exports.words import ENDED, SURFACE_TORCH, Language, said
from descentlab.session.race import racers_of
from descentlab.session.settle import SettledRun
from descentlab.session.spec import RunSpec

_SOFTPLUS = '''def softplus(a):
    """log(1 + exp(a))"""
    return torch.logaddexp(a, torch.zeros_like(a))'''


def torch_script(settled: SettledRun, lang: Language) -> str:
    """The run as PyTorch code."""
    problem, spec, racers = problem_of(settled), settled.spec, racers_of(settled.spec)
    names = [key.replace("-", "_") for key in keys(racer.rule.name for racer in racers)]
    setting = Setting(tuple(spec.start or ()), spec.steps_per_epoch, spec.noise != 0.0, lang)
    writer = Writer(TORCH, {}, frozenset(problem.formula.knobs))
    lines = "\n".join(f"    {line}" for line in value_lines(problem, writer))
    surface = f'def surface(point):\n    """{said(SURFACE_TORCH, lang)}"""\n{lines}\n    return J'
    codes = [torch_racer_code(racer, name, setting) for racer, name in zip(racers, names, strict=True)]
    calls = set(writer.calls).union(*(code.calls for code in codes))
    own = definitions(calls & {"square", "power"}, lang)
    parts = [own, _SOFTPLUS if "softplus" in calls else "", surface, *_rest(spec, problem.size, lang)]
    parts += [*(code.text for code in codes), _runs([racer.label for racer in racers], names)]
    body = "\n\n\n".join(part for part in parts if part)
    return f'"""Descent Lab: {described(settled, lang)[0]}"""\n\n{_imports(spec, body)}\n\n\n{body}\n'


def _imports(spec: RunSpec, body: str) -> str:
    standard = ["import math"] if "math." in body else []
    standard += ["from functools import lru_cache"] if spec.noise else []
    others = ["import numpy as np"] if spec.noise else []
    target = [f"TARGET = {spec.target!r}"] if spec.target is not None else []
    noise = [f"SEED, NOISE = {spec.seed!r}, {spec.noise!r}"] if spec.noise else []
    settings = [f"STEPS = {spec.steps}", *target, *noise, "torch.set_default_dtype(torch.float64)"]
    return "\n".join([*standard, *([""] if standard else []), *others, "import torch", "", *settings])


def _rest(spec: RunSpec, size: int, lang: Language) -> Iterator[str]:
    if spec.noise:
        yield noise_code(size)
        yield "def noise(t):\n    return torch.from_numpy(noise_of(t))"
    met = " or bool(J <= TARGET)" if spec.target is not None else ""
    yield (
        f'def ended(W):\n    """{said(ENDED, lang)}"""\n    J = surface(W)\n'
        f"    return not bool(torch.isfinite(W).all() and torch.isfinite(J)){met}"
    )


def _runs(labels: list[str], names: list[str]) -> str:
    entries = "\n".join(f"    ({label!r}, {name}())," for label, name in zip(labels, names, strict=True))
    return (
        f"runs = [\n{entries}\n]\nfor label, path in runs:\n"
        '    print(f"{label}: {len(path) - 1} steps, J = {surface(path[-1]).item()} at {path[-1].tolist()}")'
    )

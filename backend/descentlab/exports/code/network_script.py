"""A training as runnable NumPy: the same samples, weights, batches and rule lines; the same numbers to rounding."""

from collections.abc import Iterator

from descentlab.engine.nn.training import Training
from descentlab.exports.code.expression import Code
from descentlab.exports.code.lines import knob_lines, move_comment, rate_name, rule_writer, title_of, update_lines
from descentlab.exports.code.names import keys, one_line, safe
from descentlab.exports.code.network_numpy import network_code, statistics_code
from descentlab.exports.code.network_parts import Entrant, batches_code, data_code, edit_lines, entrants
from descentlab.exports.code.numpy_dialect import NUMPY, definitions
from descentlab.exports.code.numpy_script import Script
from descentlab.exports.code.schedule import rate_code
from descentlab.exports.words import COLUMNS, DIVERGENCE, ENDED, PENALTY, Language, said
from descentlab.session.settle import SettledRun


def training_of(settled: SettledRun) -> Training | None:
    """The training of a settled run, at its start; None where it is a race."""
    race = settled.race() if settled.problem.problem is None else None
    return race if isinstance(race, Training) else None


def network_script(settled: SettledRun, training: Training, lang: Language) -> Script:
    """The training as NumPy code."""
    names = [key.replace("-", "_") for key in keys(trainee.racer.rule.name for trainee in training.trainees)]
    racing, starts = entrants(training, names, lang)
    codes = [trainee_code(entrant) for entrant in racing]
    calls = frozenset[str]().union(*(code.calls for code in codes))
    networks = [trainee.network for trainee in training.trainees]
    parts = [data_code(training, lang), network_code(networks, lang), batches_code(training, lang), starts]
    return Script(
        title=f"Descent Lab: {training_title(settled)}",
        formula="",
        head="\n\n\n".join(_head(settled, training, calls, lang)),
        surface="\n\n\n".join(parts),
        racers=tuple(
            (entrant.name, entrant.trainee.racer, code.text) for entrant, code in zip(racing, codes, strict=True)
        ),
        runs=_runs(racing),
    )


def training_title(settled: SettledRun) -> str:
    """What is learnt, in one line."""
    data = settled.problem.spec.model_dump()["data"]
    return one_line(f"{data['name']}, {data['size']}")


def head_lines(settled: SettledRun, training: Training) -> list[str]:
    """The run's numbers."""
    spec = settled.spec
    target = [f"TARGET = {spec.target!r}"] if spec.target is not None else []
    return [f"STEPS, STRIDE = {training.steps}, {training.stride}", f"SEED = {spec.seed}", *target]


def _head(settled: SettledRun, training: Training, calls: frozenset[str], lang: Language) -> Iterator[str]:
    defined = definitions(calls, lang)
    yield "\n".join(
        [
            "import math",
            "from functools import lru_cache",
            "",
            "import numpy as np",
            "",
            *head_lines(settled, training),
            f'np.seterr(all="ignore")  # {said(DIVERGENCE, lang)}',
        ]
    )
    if defined:
        yield defined
    met = ' or row["loss"] <= TARGET' if settled.spec.target is not None else ""
    yield (
        f'def ended(row):\n    """{said(ENDED, lang)}"""\n'
        f'    return not (np.isfinite(row["params"]).all() and np.isfinite(row["loss"])){met}'
    )
    yield (
        f'def columns(rows):\n    """{said(COLUMNS, lang)}"""\n'
        "    return {name: np.array([row[name] for row in rows]) for name in rows[0]}"
    )


def trainee_code(entrant: Entrant) -> Code:
    """`<name>()` -> the trainee's rows, column by column."""
    racer = entrant.trainee.racer
    writer = rule_writer(racer, NUMPY)
    body = [
        title_of(racer, entrant.lang),
        *knob_lines(racer, entrant.lang),
        *_beginning(entrant),
        "for t in range(1, STEPS + 1):",
        "    if ended(rows[-1]):",
        "        break",
        "    batch = next(batches)",
        "    g = gradient(W, X[:, batch], Y[:, batch], net, running)",
        *([] if racer.schedule.constant else [f"    alpha = {rate_name(entrant.name)}(t)"]),
        *(f"    {line}" for line in _decay(entrant)),
        *(f"    {line}" for line in update_lines(racer, writer, entrant.lang)),
        f"    W = W {'-' if racer.sign == 'minus' else '+'} step{move_comment(racer, entrant.lang)}",
        *(f"    {line}" for line in edit_lines(entrant)),
        "    if t % STRIDE == 0 or t == STEPS:",
        "        rows.append(row(t, W, net, running))",
        "return columns(rows)",
    ]
    function = f"def {entrant.name}():\n" + "\n".join(f"    {line}" for line in body)
    schedule = rate_code(racer, rate_name(entrant.name), entrant.setting.steps_per_epoch)
    return Code(f"{schedule}\n\n\n{function}" if schedule else function, frozenset(writer.calls))


def _beginning(entrant: Entrant) -> list[str]:
    update, shrinks = entrant.trainee.racer.update, entrant.network.l2 != 0.0
    return [
        f"net = {entrant.described}",
        f"W = {entrant.start}",
        *(f"{safe(name)} = np.zeros_like(W)" for name in update.state),
        *(f"{safe(name)} = 1.0" for name, _ in update.powers),
        *([f"shrink = shrinking(W, net, {entrant.strength})"] if shrinks else []),
        statistics_code(entrant.network),
        f"batches = batches_of({entrant.trainee.batch})",
        "rows = [row(0, W, net, running)]",
    ]


def _decay(entrant: Entrant) -> list[str]:
    """The weight decay of an update, before the rule's lines."""
    if not entrant.network.l2:
        return []
    lines = {
        "coupled": "g = g + shrink*W",
        "decoupled": "W = W - alpha*shrink*W",
        "as_printed": "W = W - shrink*W",
    }
    return [f"{lines[entrant.network.l2_form]}  # {said(PENALTY, entrant.lang)}"]


def _runs(racing: list[Entrant]) -> str:
    entries = "\n".join(f"    ({entrant.trainee.racer.label!r}, {entrant.name}())," for entrant in racing)
    return (
        f"runs = [\n{entries}\n]\nfor label, run in runs:\n"
        "    print(f\"{label}: {run['steps'][-1]} updates, J = {run['loss'][-1]}, test J = {run['test_loss'][-1]}\")"
    )

"""A racer as one function in NumPy: its rule's own lines in a loop, and the rows that they make."""

from descentlab.engine.racer import Racer
from descentlab.exports.code.expression import Code
from descentlab.exports.code.lines import (
    Setting,
    knob_lines,
    move_comment,
    rate_name,
    rule_writer,
    title_of,
    update_lines,
)
from descentlab.exports.code.names import safe
from descentlab.exports.code.numpy_dialect import NUMPY
from descentlab.exports.code.schedule import rate_code


def racer_code(racer: Racer, name: str, setting: Setting) -> Code:
    """`<name>()` -> the racer's rows, column by column."""
    writer = rule_writer(racer, NUMPY)
    rate = [] if racer.schedule.constant else [f"alpha = {rate_name(name)}(t)"]
    move = f"W = W {'-' if racer.sign == 'minus' else '+'} step{move_comment(racer, setting.lang)}"
    each = [*rate, *update_lines(racer, writer, setting.lang), move, _look("t + 1", setting)]
    body = [
        title_of(racer, setting.lang),
        *knob_lines(racer, setting.lang),
        *_beginning(racer, setting),
        "for t in range(1, STEPS + 1):",
        "    if ended(rows[-1]):",
        "        break",
        *(f"    {line}" for line in each),
        f"    rows.append({_row(racer, 'alpha')})",
        "return columns(rows)",
    ]
    function = f"def {name}():\n" + "\n".join(f"    {line}" for line in body)
    schedule = rate_code(racer, rate_name(name), setting.steps_per_epoch)
    return Code(f"{schedule}\n\n\n{function}" if schedule else function, frozenset(writer.calls))


def _beginning(racer: Racer, setting: Setting) -> list[str]:
    """The start, and a memory of nothing."""
    start = setting.start_of(racer)
    return [
        f"W = np.array({start!r})",
        *(f"{safe(name)} = np.zeros({len(start)})" for name in racer.update.state),
        *(f"{safe(name)} = 1.0" for name, _ in racer.update.powers),
        _look("1", setting),
        f"rows = [{_row(racer, 'np.nan')}]",
    ]


def _look(update: str, setting: Setting) -> str:
    """The loss and the gradient that update `update` sees."""
    return f"J, g = noisy(W, {update})" if setting.noisy else "J, g = surface(W)"


def _row(racer: Racer, alpha: str) -> str:
    values = {"params": "W", "loss": "J", "grad": "g", "alpha": alpha} | {s: safe(s) for s in racer.update.state}
    return "{" + ", ".join(f'"{name}": {value}' for name, value in values.items()) + "}"

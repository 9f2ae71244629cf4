"""A racer as one function in PyTorch: by `torch.optim` where it has the rule, line by line elsewhere."""

from collections.abc import Sequence

from descentlab.engine.optimizer import Torch
from descentlab.engine.racer import Racer
from descentlab.exports.code.expression import Code, Dialect, Writer
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
from descentlab.exports.code.schedule import rate_code
from descentlab.exports.words import BY_HAND, SAME_RULE, said

_SAME_NAME = ("sqrt", "abs", "sign", "relu", "sigmoid", "pow", "exp", "log", "sin", "cos", "tan", "tanh")

TORCH = Dialect(
    functions={name: f"torch.{name}" for name in _SAME_NAME}
    | {"min": "torch.minimum", "max": "torch.maximum", "softplus": "softplus"},
    divide="torch.divide",
    constant="torch.tensor",
)


def torch_racer_code(racer: Racer, name: str, setting: Setting) -> Code:
    """`<name>()` -> the racer's path, [rows, parameters]."""
    writer = rule_writer(racer, TORCH)
    begin, each = torch_update(racer, writer, name, setting)
    body = [
        title_of(racer, setting.lang),
        *knob_lines(racer, setting.lang),
        f"W = torch.tensor({setting.start_of(racer)!r}, requires_grad=True)",
        *begin,
        "path = [W.detach().clone()]",
        "for t in range(1, STEPS + 1):",
        "    if ended(path[-1]):",
        "        break",
        *(f"    {line}" for line in each),
        "    path.append(W.detach().clone())",
        "return torch.stack(path)",
    ]
    function = f"def {name}():\n" + "\n".join(f"    {line}" for line in body)
    schedule = rate_code(racer, rate_name(name), setting.steps_per_epoch)
    return Code(f"{schedule}\n\n\n{function}" if schedule else function, frozenset(writer.calls))


def torch_update(
    racer: Racer, writer: Writer, name: str, setting: Setting, before: Sequence[str] = ()
) -> tuple[list[str], list[str]]:
    """What a racer begins with, and its lines of update t; `before` is done to W once the gradient is known."""
    form = racer.rule.torch_for(racer.knobs) if racer.sign == "minus" else None
    if form is None:
        return _by_hand(racer, writer, name, setting, before)
    return _optimizer(racer, form, name, setting, before)


def _optimizer(
    racer: Racer, form: Torch, name: str, setting: Setting, before: Sequence[str]
) -> tuple[list[str], list[str]]:
    constant, writer = racer.schedule.constant, rule_writer(racer, TORCH)
    rate = writer.write(form.rate)
    arguments = ", ".join(["[W]", f"lr={rate if constant else '0.0'}", *([form.arguments] if form.arguments else [])])
    comment = f"  # {said(SAME_RULE, setting.lang)}" if form.rate != "alpha" else ""
    begin = [f"optimizer = torch.optim.{form.optimizer}({arguments}){comment}"]
    scheduled = [f"alpha = {rate_name(name)}(t)", f'optimizer.param_groups[0]["lr"] = {rate}']
    noise = ["W.grad += noise(t)"] if setting.noisy else []
    each = ["optimizer.zero_grad()", "surface(W).backward()", *noise, *([] if constant else scheduled)]
    apart = ["with torch.no_grad():", *(f"    {line}" for line in before)] if before else []
    return begin, [*each, *apart, "optimizer.step()"]


def _by_hand(
    racer: Racer, writer: Writer, name: str, setting: Setting, before: Sequence[str]
) -> tuple[list[str], list[str]]:
    begin = [f"# {said(BY_HAND, setting.lang)}"] if racer.sign == "minus" else []
    begin += [f"{safe(state)} = torch.zeros_like(W)" for state in racer.update.state]
    begin += [f"{safe(power)} = 1.0" for power, _ in racer.update.powers]
    rate = [] if racer.schedule.constant else [f"alpha = {rate_name(name)}(t)"]
    noise = ["g = g + noise(t)"] if setting.noisy else []
    move = f"W {'-' if racer.sign == 'minus' else '+'}= step{move_comment(racer, setting.lang)}"
    lines = [*rate, *noise, *before, *update_lines(racer, writer, setting.lang), move]
    each = ["(g,) = torch.autograd.grad(surface(W), W)", "with torch.no_grad():", *(f"    {line}" for line in lines)]
    return begin, each

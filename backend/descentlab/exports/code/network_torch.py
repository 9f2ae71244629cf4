"""A training as a script in PyTorch: gradients by autograd, rules by `torch.optim`; the same training to rounding."""

from descentlab.engine.nn.activation import LEAK
from descentlab.engine.nn.norm import DECAY, EPS
from descentlab.engine.nn.training import Training
from descentlab.exports.code.expression import Code
from descentlab.exports.code.lines import knob_lines, rate_name, rule_writer, title_of
from descentlab.exports.code.names import keys
from descentlab.exports.code.network_numpy import PARTS_CODE
from descentlab.exports.code.network_parts import Entrant, batches_code, data_code, edit_lines, entrants
from descentlab.exports.code.network_script import head_lines, training_title
from descentlab.exports.code.numpy_dialect import definitions
from descentlab.exports.code.schedule import rate_code
from descentlab.exports.code.torch_rule import TORCH, torch_update
from descentlab.exports.words import (
    ENDED,
    NETWORK_TORCH,
    NORMALISED,
    PARTS,
    PENALTY,
    RECORD,
    SHRINKING,
    Language,
    said,
)
from descentlab.session.settle import SettledRun

_ACTIVATIONS = {
    "identity": "lambda z: z",
    "tanh": "torch.tanh",
    "sigmoid": "torch.sigmoid",
    "relu": "torch.relu",
    "leaky_relu": f"lambda z: torch.nn.functional.leaky_relu(z, {LEAK})",
}
_LOSSES = {
    "squared": "0.5*((z - y)**2).sum()/z.shape[1]",
    "logistic": 'torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum")/z.shape[1]',
    "softmax": "-(y*torch.log_softmax(z, dim=0)).sum()/z.shape[1]",
}

_NORM = '''def normalised(z, scale, running, predicting):
    """{normalised}"""
    mean, variance = running
    if not predicting:
        mean = z.mean(dim=1, keepdim=True)
        variance = ((z - mean)**2).mean(dim=1, keepdim=True)
        for place, now in enumerate((mean, variance)):
            running[place] = {kept}*running[place] + {new}*now.detach()
    return scale[0]*(z - mean)/torch.sqrt(variance + {eps}) + scale[1]'''

_FORWARD = '''def forward(W, x, net, running, predicting=False):
    """{forward}"""
    a, layers = x, parts(W, net)
    for layer, (weights, biased, scale) in enumerate(layers):
        a = weights @ (torch.cat([a, torch.ones((1, a.shape[1]))]) if biased else a){norm}
        a = ACTIVATIONS[net["activation"]](a) if layer < len(layers) - 1 else a
    return a'''
_WITH_NORM = """
        a = a if scale is None else normalised(a, scale, running[layer], predicting)"""

_SHRINKING = '''def shrinking(W, net, strength):
    """{shrinking}"""
    out = torch.zeros_like(W)
    for weights, biased, _ in parts(out, net):
        weights[:, :weights.shape[1] - biased] = strength
    return out'''

_ROW = '''def row(t, W, net, running):
    """{record}"""
    with torch.no_grad():
        losses = [loss(forward(W, x, net, running, True), y).item() if y.numel() else float("nan") for x, y in PAIRS]
    return {{"steps": t, "params": W.detach().clone(), "loss": losses[0], "test_loss": losses[1]}}


def ended(row):
    """{ended}"""
    return not (bool(torch.isfinite(row["params"]).all()) and np.isfinite(row["loss"])){met}'''


def network_torch(settled: SettledRun, training: Training, lang: Language) -> str:
    """The training as PyTorch code."""
    names = [key.replace("-", "_") for key in keys(trainee.racer.rule.name for trainee in training.trainees)]
    racing, starts = entrants(training, names, lang)
    codes = [_trainee_code(entrant) for entrant in racing]
    calls = frozenset[str]().union(*(code.calls for code in codes))
    data = (
        f"{data_code(training, lang)}\nX, Y, X_TEST, Y_TEST = (torch.tensor(part) for part in (X, Y, X_TEST, Y_TEST))"
    )
    parts = [
        definitions(calls & {"square", "power"}, lang),
        f"{data}\nPAIRS = ((X, Y), (X_TEST, Y_TEST))",
        *_network(settled, training, lang),
        batches_code(training, lang),
        starts,
        *(code.text for code in codes),
        _runs(racing),
    ]
    head = [
        *(["import math"] if any("math." in code.text for code in codes) else []),
        "from functools import lru_cache",
        "",
        "import numpy as np",
        "import torch",
        "",
        *head_lines(settled, training),
        "torch.set_default_dtype(torch.float64)",
    ]
    body = "\n\n\n".join(part for part in parts if part)
    return f'"""Descent Lab: {training_title(settled)}"""\n\n' + "\n".join(head) + f"\n\n\n{body}\n"


def _network(settled: SettledRun, training: Training, lang: Language) -> list[str]:
    networks = [trainee.network for trainee in training.trainees]
    norm = any(network.batch_norm and network.hidden for network in networks)
    used = sorted({network.activation for network in networks})
    table = "\n".join(f'    "{name}": {_ACTIVATIONS[name]},' for name in used)
    words = {"kept": DECAY, "new": 1.0 - DECAY, "eps": EPS, "normalised": said(NORMALISED, lang)}
    met = ' or row["loss"] <= TARGET' if settled.spec.target is not None else ""
    return [
        f"ACTIVATIONS = {{\n{table}\n}}",
        f"def loss(z, y):\n    return {_LOSSES[networks[0].loss]}",
        PARTS_CODE.format(parts=said(PARTS, lang)),
        _NORM.format(**words) if norm else "",
        _FORWARD.format(forward=said(NETWORK_TORCH, lang), norm=_WITH_NORM if norm else ""),
        _SHRINKING.format(shrinking=said(SHRINKING, lang)) if any(network.l2 for network in networks) else "",
        _ROW.format(record=said(RECORD, lang), ended=said(ENDED, lang), met=met),
    ]


def _trainee_code(entrant: Entrant) -> Code:
    racer = entrant.trainee.racer
    writer = rule_writer(racer, TORCH)
    penalty, before = _decay(entrant)
    begin, each = torch_update(racer, writer, entrant.name, entrant.setting, before)
    widths = list(entrant.network.hidden) if entrant.network.batch_norm else []
    by_hand = [f"    {line}" for line in edit_lines(entrant, "with torch.no_grad():")]
    body = [
        title_of(racer, entrant.lang),
        *knob_lines(racer, entrant.lang),
        f"net = {entrant.described}",
        f"W = torch.tensor({entrant.start}, requires_grad=True)",
        *([f"shrink = shrinking(W.detach(), net, {entrant.strength})"] if entrant.network.l2 else []),
        f"running = [[torch.zeros((n, 1)), torch.ones((n, 1))] for n in {widths}]",
        f"batches = batches_of({entrant.trainee.batch})",
        "",
        "def surface(W):",
        f"    return loss(forward(W, X[:, batch], net, running), Y[:, batch]){penalty}",
        "",
        *begin,
        "rows = [row(0, W, net, running)]",
        "for t in range(1, STEPS + 1):",
        "    if ended(rows[-1]):",
        "        break",
        "    batch = next(batches)",
        *(f"    {line}" for line in each),
        *by_hand,
        "    if t % STRIDE == 0 or t == STEPS:",
        "        rows.append(row(t, W, net, running))",
        "return rows",
    ]
    function = f"def {entrant.name}():\n" + "\n".join(f"    {line}" if line else "" for line in body)
    schedule = rate_code(racer, rate_name(entrant.name), entrant.setting.steps_per_epoch)
    return Code(f"{schedule}\n\n\n{function}" if schedule else function, frozenset(writer.calls))


def _decay(entrant: Entrant) -> tuple[str, list[str]]:
    """What weight decay adds to the loss, and what it does to the weights beside the rule's step."""
    network, comment = entrant.network, f"  # {said(PENALTY, entrant.lang)}"
    if not network.l2:
        return "", []
    if network.l2_form == "coupled":
        return f" + 0.5*(shrink*W*W).sum(){comment}", []
    return "", [f"W -= {'alpha*' if network.l2_form == 'decoupled' else ''}shrink*W{comment}"]


def _runs(racing: list[Entrant]) -> str:
    entries = "\n".join(f"    ({entrant.trainee.racer.label!r}, {entrant.name}())," for entrant in racing)
    return (
        f"runs = [\n{entries}\n]\nfor label, rows in runs:\n    last = rows[-1]\n"
        "    print(f\"{label}: {last['steps']} updates, J = {last['loss']}, test J = {last['test_loss']}\")"
    )

"""Records `networks.npz`: the trainings of `networks.py` by PyTorch, from the same weights on the same batches.

PYTHONPATH=backend:. python -m tests.golden.record_networks       with a Python that has PyTorch
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from descentlab.engine.nn.layout import Layout
from tests.golden.networks import KNOBS, SEEN, SHAPES, UPDATES, Case, cases, training

ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid}
torch.set_default_dtype(torch.float64)


def model(case: Case, flat: np.ndarray, layout: Layout) -> nn.Sequential:
    """The same network with the same weights."""
    parts: list[nn.Module] = []
    network = layout.network
    for layer, matrix in enumerate(layout.matrices(flat)):
        n_in = network.sizes[layer]
        linear = nn.Linear(n_in, matrix.shape[0], bias=layout.biased[layer])
        linear.weight.data = torch.tensor(matrix[:, :n_in])
        if layout.biased[layer]:
            linear.bias.data = torch.tensor(matrix[:, n_in])
        parts.append(linear)
        if layer < len(network.hidden):
            parts += [nn.BatchNorm1d(matrix.shape[0])] if case.batch_norm else []
            parts.append(ACTIVATIONS[SHAPES[case.shape].activation]())
    return nn.Sequential(*parts)


def loss(kind: str, z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """The mean loss of a batch."""
    if kind == "squared":
        return 0.5 * ((z - y) ** 2).sum(1).mean()
    if kind == "logistic":
        return nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none").sum(1).mean()
    return nn.functional.cross_entropy(z, y.argmax(1))


def optimizer(case: Case, net: nn.Sequential, samples: int) -> torch.optim.Optimizer:
    """The rule of a case under PyTorch's names."""
    knobs = KNOBS[case.rule]
    lr = knobs["alpha"]
    everything = list(net.parameters())
    adam = {"lr": lr, "betas": (0.9, 0.999), "eps": 1e-8}
    if case.l2_form == "decoupled":
        weights = [part.weight for part in net if isinstance(part, nn.Linear)]
        others = [p for p in everything if all(p is not weight for weight in weights)]
        groups = [{"params": weights, "weight_decay": case.l2 / samples}, {"params": others, "weight_decay": 0.0}]
        return torch.optim.AdamW(groups, **adam)
    return {
        "gd": lambda: torch.optim.SGD(everything, lr=lr),
        "momentum": lambda: torch.optim.SGD(everything, lr=lr, momentum=0.9),
        "rmsprop": lambda: torch.optim.RMSprop(everything, lr=lr, alpha=0.9, eps=1e-8),
        "adam": lambda: torch.optim.Adam(everything, **adam),
        "adamw": lambda: torch.optim.AdamW(everything, weight_decay=0.1, **adam),
    }[case.rule]()


def watch(net: nn.Sequential) -> None:
    """Average the batches' biased variance too; PyTorch's own average is of the unbiased one."""

    def average(part: nn.Module, inputs: tuple[torch.Tensor]) -> None:
        part.biased.mul_(0.9).add_(0.1 * inputs[0].detach().var(0, correction=0))

    for part in net:
        if isinstance(part, nn.BatchNorm1d):
            part.biased = torch.ones_like(part.running_var)
            part.register_forward_pre_hook(average)


def state(net: nn.Sequential) -> list[np.ndarray]:
    """Parameters in the engine's flat order; per layer the running mean, biased variance and PyTorch's variance."""
    flat, statistics = [], []
    for part in net:
        if isinstance(part, nn.Linear):
            columns = [part.weight] if part.bias is None else [part.weight, part.bias[:, None]]
            flat.append(torch.cat(columns, 1).detach().numpy().ravel())
        if isinstance(part, nn.BatchNorm1d):
            flat += [part.weight.detach().numpy(), part.bias.detach().numpy()]
            statistics += [part.running_mean.numpy(), part.biased.numpy(), part.running_var.numpy()]
    return [np.concatenate(flat), np.concatenate([np.zeros(0), *statistics])]


def record(case: Case) -> dict[str, np.ndarray]:
    """Parameters, running statistics and gradients after each of the updates that are compared."""
    engine = training(case)
    stack, place = engine.at(0, 0)
    train, shape = engine.task.train, SHAPES[case.shape]
    net = model(case, stack.params[place].copy(), stack.layout)
    watch(net)
    rule = optimizer(case, net, len(train.label))
    x, y = torch.tensor(train.x), torch.tensor(engine.task.targets(train, shape.loss))
    kept: dict[str, np.ndarray] = {}
    step = epoch = 0
    while step < UPDATES:
        epoch += 1
        for batch in engine.batches(0, epoch)[: UPDATES - step]:
            index = torch.tensor(batch)
            rule.zero_grad()
            total = loss(shape.loss, net(x[index]), y[index])
            if case.l2 and case.l2_form == "coupled":
                squares = sum((part.weight**2).sum() for part in net if isinstance(part, nn.Linear))
                total = total + case.l2 / (2 * len(train.label)) * squares
            total.backward()
            rule.step()
            step += 1
            if step in SEEN:
                kept |= {f"{case.name}/{step}/{i}": array for i, array in enumerate(state(net))}
    return kept


if __name__ == "__main__":
    records: dict[str, np.ndarray] = {}
    for one in cases():
        records |= record(one)
    np.savez_compressed(Path(__file__).with_name("networks.npz"), **records)

"""The race of bench/race.py by torch.optim with analytic gradients; a round per line read."""

import sys
import time

import torch

torch.set_num_threads(1)
STEPS = 10_000
RULES = (
    (torch.optim.SGD, {"lr": 1e-3}),
    (torch.optim.SGD, {"lr": 1e-5, "momentum": 0.9}),
    (torch.optim.RMSprop, {"lr": 1e-3, "alpha": 0.9}),
    (torch.optim.Adam, {"lr": 1e-2}),
)


def descend(rule: type[torch.optim.Optimizer], knobs: dict[str, float]) -> float:
    point = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    point.grad = torch.zeros(2, dtype=torch.float64)
    optimizer = rule([point], **knobs)
    path = torch.empty((STEPS + 1, 2), dtype=torch.float64)
    path[0] = point.detach()
    for step in range(1, STEPS + 1):
        x, y = point.tolist()
        q = y - x * x
        point.grad[0] = -2 * (1 - x) - 400 * x * q
        point.grad[1] = 200 * q
        optimizer.step()
        path[step] = point.detach()
    return float(path[-1, 0])


for _ in sys.stdin:
    began = time.process_time()
    last = [descend(rule, knobs) for rule, knobs in RULES][-1]
    print((time.process_time() - began) * 1e3, last, flush=True)

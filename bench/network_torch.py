"""The works of bench/network.py by PyTorch, eager, float64, one thread; a round per line read.

Argument: an epoch with both losses (epoch_A), updates (updates_B, updates_C) or a decision boundary (frame_A, frame_C).
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise

import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
SHAPES = {"A": ((4, 2), 10), "B": ((4, 2), 250), "C": ((8, 8), 64)}
UPDATES = 200
EPOCHS = 8


def network(hidden: tuple[int, ...]) -> nn.Sequential:
    sizes = (2, *hidden, 1)
    layers: list[nn.Module] = []
    for n_in, n_out in pairwise(sizes):
        layers += [nn.Linear(n_in, n_out), nn.Tanh()]
    return nn.Sequential(*layers[:-1])


def loss(z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return 0.5 * ((z - y) ** 2).mean()


class Work:
    def __init__(self, name: str) -> None:
        hidden, self.batch = SHAPES[name]
        self.net = network(hidden)
        chosen = torch.optim.Adam if name == "C" else torch.optim.SGD
        self.rule = chosen(self.net.parameters(), lr=0.01)
        self.x = 12 * torch.rand(500, 2) - 6
        self.y = torch.where((self.x**2).sum(1, keepdim=True) < 9, 1.0, -1.0)

    def epoch(self) -> int:
        order = torch.randperm(250)
        for index in order.split(self.batch):
            self.rule.zero_grad()
            loss(self.net(self.x[index]), self.y[index]).backward()
            self.rule.step()
        return -(-250 // self.batch)

    def epochs(self) -> int:
        for _ in range(EPOCHS):
            self.epoch()
            with torch.no_grad():
                z = self.net(self.x)
                loss(z[:250], self.y[:250]).item()
                loss(z[250:], self.y[250:]).item()
        return EPOCHS

    def updates(self) -> int:
        made = 0
        while made < UPDATES:
            made += self.epoch()
        return made

    def frame(self) -> int:
        side = torch.linspace(-6, 6, 100)
        grid = torch.cartesian_prod(side, side)
        with torch.no_grad():
            for _ in range(20):
                self.net(grid)
        return 20


def main() -> None:
    kind, name = sys.argv[1].split("_")
    work = Work(name)
    once: Callable[[], int] = {"epoch": work.epochs, "updates": work.updates, "frame": work.frame}[kind]
    for _ in sys.stdin:
        began = time.process_time()
        count = once()
        print((time.process_time() - began) * 1e3 / count, flush=True)


if __name__ == "__main__":
    main()

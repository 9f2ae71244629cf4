"""The sweep of bench/sweep.py by eager PyTorch on [2, 4096] tensors in place; a round per line read."""

import sys
import time

import torch

torch.set_num_threads(1)
STEPS = 500
grid = torch.arange(4096)
alpha = 10 ** (-3 + 3 * (grid // 64).double() / 63)
beta1 = 0.99 * (grid % 64).double() / 63


def sweep() -> torch.Tensor:
    w = torch.tensor([[-1.2], [1.0]], dtype=torch.float64).repeat(1, 4096)
    g, v, s = torch.empty_like(w), torch.zeros_like(w), torch.zeros_like(w)
    keep, p1, p2 = 1 - beta1, torch.ones(4096, dtype=torch.float64), 1.0
    for _ in range(STEPS):
        x, y = w
        q = y - x * x
        torch.mul(x, q, out=g[0]).mul_(-400).add_(x, alpha=2).sub_(2)
        torch.mul(q, 200, out=g[1])
        p1.mul_(beta1)
        p2 *= 0.999
        v.mul_(beta1).addcmul_(keep, g)
        s.mul_(0.999).addcmul_(g, g, value=0.001)
        w.sub_((v / (1 - p1)).mul_(alpha).div_((s / (1 - p2)).sqrt_().add_(1e-8)))
    x, y = w
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


for _ in sys.stdin:
    began = time.process_time()
    with torch.no_grad():
        last = sweep()
    print((time.process_time() - began) * 1e3, float(last[2048]), flush=True)

"""Records the paths in `torch_paths.json`: what PyTorch's own optimizers do, in float64, on four textbook surfaces.

    python tests/golden/record_torch.py      (a Python that has PyTorch; nothing of this project is imported)

The surfaces are written here anew and differentiated by autograd, so that neither formula nor gradient is shared with
what is tested. Kept are the first 20 steps and then every tenth.
"""

import json
from pathlib import Path

import torch
from torch import Tensor

STEPS = 200
KEPT = [*range(21), *range(30, STEPS + 1, 10)]


def rosenbrock(w: Tensor) -> Tensor:
    return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2


def beale(w: Tensor) -> Tensor:
    x, y = w
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def himmelblau(w: Tensor) -> Tensor:
    x, y = w
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


def ravine(w: Tensor) -> Tensor:
    return 0.5 * (w[0] ** 2 + 20 * w[1] ** 2)


SURFACES = {rosenbrock: [-1.2, 1.0], beale: [1.0, 1.5], himmelblau: [0.5, -1.0], ravine: [-1.2, 1.0]}

# rule, knobs here, PyTorch's class, PyTorch's names for the knobs, and alpha on each surface
RULES = [
    ("gd", {}, torch.optim.SGD, {}, [5e-4, 1e-3, 2e-3, 0.05]),
    ("momentum", {"beta": 0.9, "form": "heavy_ball"}, torch.optim.SGD, {"momentum": 0.9}, [1e-4, 1e-3, 1e-3, 0.02]),
    ("nesterov", {"beta": 0.9}, torch.optim.SGD, {"momentum": 0.9, "nesterov": True}, [1e-4, 1e-3, 1e-3, 0.02]),
    ("adagrad", {"eps": 1e-10}, torch.optim.Adagrad, {"eps": 1e-10}, [0.1, 0.1, 0.3, 0.2]),
    ("rmsprop", {"beta": 0.9, "eps": 1e-8}, torch.optim.RMSprop, {"alpha": 0.9, "eps": 1e-8}, [1e-3, 1e-3, 2e-3, 2e-3]),
    (
        "adam",
        {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
        torch.optim.Adam,
        {"betas": (0.9, 0.999), "eps": 1e-8},
        [0.01, 0.01, 0.02, 0.01],
    ),
    (
        "adamw",
        {"beta1": 0.9, "beta2": 0.99, "eps": 1e-8, "weight_decay": 0.1},
        torch.optim.AdamW,
        {"betas": (0.9, 0.99), "eps": 1e-8, "weight_decay": 0.1},
        [0.01, 0.01, 0.02, 0.01],
    ),
]


def path(surface, start: list[float], rule: type[torch.optim.Optimizer], knobs: dict[str, object]) -> list[list[float]]:
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = rule([point], **knobs)
    rows = [point.tolist()]
    for _ in range(STEPS):
        optimizer.zero_grad()
        surface(point).backward()
        optimizer.step()
        rows.append(point.tolist())
    return [rows[step] for step in KEPT]


def main() -> None:
    paths = [
        {
            "surface": surface.__name__,
            "shape": {"condition": 20.0} if surface is ravine else {},
            "start": start,
            "rule": rule,
            "knobs": {"alpha": alphas[i], **knobs},
            "params": path(surface, start, there, {"lr": alphas[i], **names}),
        }
        for i, (surface, start) in enumerate(SURFACES.items())
        for rule, knobs, there, names, alphas in RULES
    ]
    rows = ",\n".join(json.dumps(one) for one in paths)
    text = f'{{"torch": "{torch.__version__}", "steps": {KEPT},\n"paths": [\n{rows}\n]}}\n'
    Path(__file__).with_name("torch_paths.json").write_text(text)


if __name__ == "__main__":
    main()

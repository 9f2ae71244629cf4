"""Records `torch_decay.json`: PyTorch's optimizers with their `weight_decay`, which all but AdamW add to the gradient.

    python tests/golden/record_torch_decay.py      (a Python that has PyTorch)

The surfaces and the walk are `record_torch.py`'s.
"""

import json
from pathlib import Path

import torch
from record_torch import KEPT, RULES, SURFACES, beale, path, rosenbrock

L2 = 0.1


def main() -> None:
    paths = [
        {
            "surface": surface.__name__,
            "start": SURFACES[surface],
            "rule": name,
            "l2_form": form,
            "knobs": {**knobs, "alpha": alphas[list(SURFACES).index(surface)], "l2": L2},
            "params": path(
                surface,
                SURFACES[surface],
                torch.optim.AdamW if form == "decoupled" else rule,
                {**theirs, "lr": alphas[list(SURFACES).index(surface)], "weight_decay": L2},
            ),
        }
        for name, knobs, rule, theirs, alphas in RULES
        if name != "adamw"
        for form in (["coupled", "decoupled"] if name == "adam" else ["coupled"])
        for surface in (rosenbrock, beale)
    ]
    text = json.dumps({"torch": torch.__version__, "steps": KEPT, "paths": paths}) + "\n"
    Path(__file__).with_name("torch_decay.json").write_text(text)


if __name__ == "__main__":
    main()

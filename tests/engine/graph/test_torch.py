"""The graph's value and gradient against PyTorch's autograd, as recorded."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from descentlab.engine.graph.evaluation import evaluate
from descentlab.engine.graph.graph import graph_of
from descentlab.engine.graph.parser import parse

GOLDEN = json.loads((Path(__file__).parents[2] / "golden/torch_graphs.json").read_text(encoding="utf-8"))["graphs"]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["formula"])
def test_value_and_gradient_are_those_of_autograd(golden: dict[str, Any]) -> None:
    graph = graph_of(parse(golden["formula"]))
    run = evaluate(graph, golden["values"])
    gradient = {name: run.grads[index] for name, index in graph.leaves.items()}
    assert gradient.keys() == golden["gradient"].keys()
    np.testing.assert_allclose(run.values[graph.output], golden["value"], rtol=1e-14, atol=0.0)
    for name, slope in golden["gradient"].items():
        np.testing.assert_allclose(gradient[name], slope, rtol=1e-13, atol=1e-16)


def test_at_least_forty_formulas_were_recorded() -> None:
    assert len({golden["formula"] for golden in GOLDEN}) >= 40

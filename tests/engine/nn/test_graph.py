"""Backpropagation by hand against the computation graph of the same network, written out as a formula."""

import numpy as np
import pytest

from descentlab.engine.graph.answer import graph
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from tests.engine.nn.test_gradients import made, passed

ACTIVATIONS = {
    "identity": "{}",
    "tanh": "tanh({})",
    "sigmoid": "sigmoid({})",
    "relu": "relu({})",
    "leaky_relu": "0.99*relu({0}) + 0.01*({0})",
}
LOSSES = {
    "squared": "0.5*(z0 - y0)^2 + 0.5*(z1 - y1)^2",
    "logistic": "log(1 + exp(z0)) - y0*z0 + log(1 + exp(z1)) - y1*z1",
    "softmax": "log(exp(z0) + exp(z1)) - y0*z0 - y1*z1",
}


def written(network: Network) -> str:
    """The loss of one sample as a formula of x0, x1, y0, y1 and the parameters p0, p1, .."""
    index, values, lines = 0, ["x0", "x1"], []
    for layer, (_, n_out) in enumerate(network.layers):
        hidden, new = layer < len(network.hidden), []
        for unit in range(n_out):
            terms = [f"p{index + source}*{value}" for source, value in enumerate(values)] + [f"p{index + len(values)}"]
            index += len(terms)
            name = f"a{layer}{unit}" if hidden else f"z{unit}"
            lines.append(f"s{name} = {' + '.join(terms)}" if hidden else f"{name} = {' + '.join(terms)}")
            if hidden:
                lines.append(f"{name} = {ACTIVATIONS[network.activation].format('s' + name)}")
            new.append(name)
        values = new
    return "; ".join([*lines, f"J = {LOSSES[network.loss]}"])


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("hidden", [(), (3,), (2, 2)])
def test_gradients_are_those_of_the_computation_graph(hidden: tuple[int, ...], activation: str, loss: str) -> None:
    network = Network(2, 2, hidden, activation, loss)
    params, x, y = made(network, 1, 6, seed=11)
    given = {f"p{index}": np.full(6, value) for index, value in enumerate(params[0])}
    given |= {f"{name}{index}": column for name, part in (("x", x), ("y", y)) for index, column in enumerate(part.T)}
    leaves = graph(written(network), given)["leaves"]
    wanted = [np.mean(np.broadcast_to(leaves[f"p{index}"], 6)) for index in range(Layout(network).size)]
    assert passed(network, params, x, y)[0][0] == pytest.approx(wanted, rel=1e-11, abs=1e-13)

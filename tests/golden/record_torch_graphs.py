"""Records the gradients in `torch_graphs.json`: PyTorch's autograd, in float64, of formulas written both ways.

    python tests/golden/record_torch_graphs.py      (a Python that has PyTorch; nothing of this project is imported)

Each entry holds a formula as people type it, the same in Python for PyTorch, and the values of its names.
"""

import json
from math import e, pi
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, cos, exp, log, maximum, minimum, relu, sigmoid, sin, sqrt, tan, tanh
from torch.nn.functional import softplus

FORMULAS: list[tuple[str, str, dict[str, float]]] = [
    ("u=b*c; v=a+u; J=3*v", "3*(a + b*c)", {"a": 5, "b": 3, "c": 2}),
    ("3(a + b*c)", "3*(a + b*c)", {"a": 5, "b": 3, "c": 2}),
    ("(3(a + b*c) - 10)^2", "(3*(a + b*c) - 10)**2", {"a": 5, "b": 3, "c": 2}),
    ("0.1(W-5)^2", "0.1*(W - 5)**2", {"W": 10}),
    ("(1-x)^2 + 100*(y-x^2)^2", "(1 - x)**2 + 100*(y - x**2)**2", {"x": -1.2, "y": 1}),
    ("(x²+y−11)² + (x+y²−7)²", "(x**2 + y - 11)**2 + (x + y**2 - 7)**2", {"x": 0.3, "y": -1.7}),
    (
        "(1.5-x+x y)^2 + (2.25-x+x y^2)^2 + (2.625-x+x y^3)^2",
        "(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",
        {"x": 1.1, "y": -0.4},
    ),
    (
        "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
        "20 + x**2 - 10*cos(2*pi*x) + y**2 - 10*cos(2*pi*y)",
        {"x": 0.31, "y": -1.27},
    ),
    (
        "-20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x)+cos(2pi y))/2) + e + 20",
        "-20*exp(-0.2*sqrt((x**2 + y**2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + e + 20",
        {"x": 0.7, "y": -1.1},
    ),
    ("sin(x)", "sin(x)", {"x": 0.4}),
    ("cos(x)*x", "cos(x)*x", {"x": 2.5}),
    ("tan(x/2)", "tan(x/2)", {"x": 1.3}),
    ("exp(-x^2)", "exp(-x**2)", {"x": 0.8}),
    ("log(1 + x^2)", "log(1 + x**2)", {"x": -1.4}),
    ("ln(x)/x", "log(x)/x", {"x": 3.2}),
    ("sqrt(x^2 + y^2)", "sqrt(x**2 + y**2)", {"x": 3, "y": -4}),
    ("tanh(w*x + b)", "tanh(w*x + b)", {"w": 0.5, "x": -1.2, "b": 0.1}),
    ("sigmoid(w*x + b)", "sigmoid(w*x + b)", {"w": 0.5, "x": -1.2, "b": 0.1}),
    ("relu(x) + relu(-3x)", "relu(x) + relu(-3*x)", {"x": -0.7}),
    ("relu(x)", "relu(x)", {"x": 0}),
    ("abs(x - 3) + abs(y)", "(x - 3).abs() + y.abs()", {"x": 1, "y": 0}),
    ("softplus(3x)", "softplus(3*x)", {"x": -1.5}),
    ("sign(x)*x^2", "x.sign()*x**2", {"x": -1.5}),
    ("min(x, y)^2", "minimum(x, y)**2", {"x": 1.5, "y": 2.5}),
    ("max(x*y, x+y)", "maximum(x*y, x + y)", {"x": 1.5, "y": 2.5}),
    ("max(x, y)", "maximum(x, y)", {"x": 2, "y": 2}),
    ("min(a, b, c)", "minimum(minimum(a, b), c)", {"a": 3, "b": 1, "c": 2}),
    ("-x^2", "-(x**2)", {"x": 3}),
    ("2^-x", "2**(-x)", {"x": 1.5}),
    ("x^y", "x**y", {"x": 2.3, "y": -1.7}),
    ("x^2^3", "x**8", {"x": 1.1}),
    ("x^0.5 + x^-1.5", "x**0.5 + x**-1.5", {"x": 2.2}),
    ("x^-3", "x**-3", {"x": -1.7}),
    ("x^20", "x**20", {"x": 1.05}),
    ("e^(-2x) + pi*x", "e**(-2*x) + pi*x", {"x": 0.6}),
    ("a/b/c", "a/b/c", {"a": 2, "b": 3, "c": 5}),
    ("a - b - c + a*b", "a - b - c + a*b", {"a": 2, "b": 3, "c": 5}),
    ("x*x*x + x*x", "x*x*x + x*x", {"x": 1.7}),
    ("u = x*y; u*u + u", "(x*y)*(x*y) + x*y", {"x": 1.5, "y": -0.5}),
    ("u = sin(x); v = u^2; u*v + v/u", "sin(x)*sin(x)**2 + sin(x)**2/sin(x)", {"x": 0.9}),
    ("sigmoid(x)*(1 - sigmoid(x))", "sigmoid(x)*(1 - sigmoid(x))", {"x": 0.35}),
    (
        "z = w*x + b; p = sigmoid(z); -(y*log(p) + (1-y)*log(1-p))",
        "-(y*log(sigmoid(w*x + b)) + (1 - y)*log(1 - sigmoid(w*x + b)))",
        {"w": 0.4, "x": 1.5, "b": -0.2, "y": 1},
    ),
    ("softplus(-y*(w*x + b))", "softplus(-y*(w*x + b))", {"w": 0.4, "x": 1.5, "b": -0.2, "y": -1}),
    ("log(1 + exp(x))", "log(1 + exp(x))", {"x": 2.1}),
    (
        "h1 = tanh(w1*x + b1)\nh2 = tanh(w2*h1 + b2)\nJ = (w3*h2 + b3 - y)^2/2",
        "(w3*tanh(w2*tanh(w1*x + b1) + b2) + b3 - y)**2/2",
        {"w1": 0.3, "x": 2, "b1": -0.1, "w2": -0.8, "b2": 0.2, "w3": 1.1, "b3": 0.05, "y": 0.7},
    ),
    (
        "h1 = relu(w1*x + b1); h2 = relu(w2*x + b2); J = (v1*h1 + v2*h2 - y)^2 + 0.01(w1^2 + w2^2 + v1^2 + v2^2)",
        "(v1*relu(w1*x + b1) + v2*relu(w2*x + b2) - y)**2 + 0.01*(w1**2 + w2**2 + v1**2 + v2**2)",
        {"w1": 0.5, "b1": 0.1, "w2": -0.6, "b2": 0.3, "v1": 1.2, "v2": -0.7, "x": 1.4, "y": 2},
    ),
    ("exp(sin(x*y)) / (1 + x^2)", "exp(sin(x*y))/(1 + x**2)", {"x": 0.9, "y": 1.9}),
    ("sqrt(exp(x) + 1) * tanh(y) - x/y", "sqrt(exp(x) + 1)*tanh(y) - x/y", {"x": -0.6, "y": 0.8}),
    ("(x+1)(x-1)(y+2)", "(x + 1)*(x - 1)*(y + 2)", {"x": 0.4, "y": 1.3}),
    ("2 sin(x) cos(y)", "2*sin(x)*cos(y)", {"x": 0.4, "y": 1.3}),
    ("log(x + sqrt(x^2 + 1))", "log(x + sqrt(x**2 + 1))", {"x": 1.9}),
    ("J(x, y) = (x - y)^4 + abs(x*y)", "(x - y)**4 + (x*y).abs()", {"x": 1.2, "y": -0.3}),
]


def recorded(formula: str, python: str, values: dict[str, float]) -> dict[str, Any]:
    """The value and the gradient of one formula."""
    leaves = {
        name: torch.tensor(float(value), dtype=torch.float64, requires_grad=True) for name, value in values.items()
    }
    functions = {
        function.__name__: function
        for function in (cos, exp, log, maximum, minimum, relu, sigmoid, sin, sqrt, tan, tanh)
    }
    result: Tensor = eval(python, {"e": e, "pi": pi, "softplus": softplus, **functions, **leaves})
    result.backward()
    gradient = {name: 0.0 if leaf.grad is None else leaf.grad.item() for name, leaf in leaves.items()}
    return {"formula": formula, "values": values, "value": result.item(), "gradient": gradient}


def main() -> None:
    """Write the file beside this one."""
    text = json.dumps(
        {"torch": torch.__version__, "graphs": [recorded(*entry) for entry in FORMULAS]}, indent=1, ensure_ascii=False
    )
    Path(__file__).with_name("torch_graphs.json").write_text(text + "\n")


if __name__ == "__main__":
    main()

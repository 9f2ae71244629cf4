"""The network in NumPy: its passes forward and back, written as the formulas are taught."""

from collections.abc import Iterable

from descentlab.engine.nn.activation import LEAK
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.norm import DECAY, EPS
from descentlab.exports.words import BACKWARD, FORWARD, NORMALISED, PARTS, RECORD, SHRINKING, Language, said

ACTIVATIONS = {
    "identity": ("z", "np.ones_like(a)"),
    "tanh": ("np.tanh(z)", "1 - a*a"),
    "sigmoid": ("1/(1 + np.exp(-z))", "a*(1 - a)"),
    "relu": ("np.maximum(z, 0)", "np.sign(a)"),
    "leaky_relu": (f"np.maximum({LEAK}*z, z)", f"np.where(a > 0, 1.0, {LEAK})"),
}
"""What a unit makes of its weighted sum z, and the slope of that in its own value a."""

LOSSES = {
    "squared": ("0.5*((z - y)**2).sum()/z.shape[1]", "(z - y)/z.shape[1]"),
    "logistic": (
        "(np.maximum(z, 0) - y*z + np.log1p(np.exp(-np.abs(z)))).sum()/z.shape[1]",
        "(1/(1 + np.exp(-z)) - y)/z.shape[1]",
    ),
    "softmax": (
        "(np.log(np.exp(z - z.max(axis=0)).sum(axis=0)) - (y*(z - z.max(axis=0))).sum(axis=0)).sum()/z.shape[1]",
        "(np.exp(z - z.max(axis=0))/np.exp(z - z.max(axis=0)).sum(axis=0) - y)/z.shape[1]",
    ),
}
"""The mean loss of linear outputs z, and its slope there."""

PARTS_CODE = '''def parts(W, net):
    """{parts}"""
    at, out, sizes = 0, [], net["sizes"]
    for n_in, n_out in zip(sizes, sizes[1:]):
        norm = net["batch_norm"] and len(out) < len(sizes) - 2
        biased = net["bias"] and not norm
        count = n_out*(n_in + biased)
        scale = W[at + count:at + count + 2*n_out].reshape(2, n_out, 1) if norm else None
        out.append((W[at:at + count].reshape(n_out, n_in + biased), biased, scale))
        at += count + (2*n_out if norm else 0)
    return out'''

_NORM = '''def normalised(z, scale, running, predicting):
    """{normalised}"""
    if predicting:
        mean, variance = running
    else:
        mean = z.mean(axis=1, keepdims=True)
        variance = ((z - mean)**2).mean(axis=1, keepdims=True)
        running[0], running[1] = {kept}*running[0] + {new}*mean, {kept}*running[1] + {new}*variance
    inverse = 1/np.sqrt(variance + {eps})
    unit = (z - mean)*inverse
    return scale[0]*unit + scale[1], (unit, inverse)'''

_FORWARD = '''def forward(W, x, net, running, predicting=False):
    """{forward}"""
    value, _ = ACTIVATIONS[net["activation"]]
    a, kept, layers = x, [], parts(W, net)
    for layer, (weights, biased, scale) in enumerate(layers):
        below = np.vstack([a, np.ones((1, a.shape[1]))]) if biased else a
        z, norm = weights @ below, None{norm}
        a = value(z) if layer < len(layers) - 1 else z
        kept.append((below, norm, a))
    return a, kept


def gradient(W, x, y, net, running):
    """{backward}"""
    z, kept = forward(W, x, net, running)
    _, slope = ACTIVATIONS[net["activation"]]
    g = np.zeros_like(W)
    layers, slopes = parts(W, net), parts(g, net)
    d = loss_slope(z, y)
    for layer in reversed(range(len(layers))):
        below, norm, a = kept[layer]
        if layer < len(layers) - 1:
            d = d*slope(a){back}
        slopes[layer][0][:] = d @ below.T
        d = (layers[layer][0].T @ d)[:net["sizes"][layer]]
    return g'''

_WITH_NORM = """
        if scale is not None:
            z, norm = normalised(z, scale, running[layer], predicting)"""
_BACK_NORM = """
        if norm is not None:
            unit, inverse = norm
            dgamma, dbeta = (d*unit).sum(axis=1, keepdims=True), d.sum(axis=1, keepdims=True)
            slopes[layer][2][0], slopes[layer][2][1] = dgamma, dbeta
            d = layers[layer][2][0]*inverse*(d - dbeta/d.shape[1] - unit*(dgamma/d.shape[1]))"""

_ROW = '''def row(t, W, net, running):
    """{record}"""
    losses = [loss(forward(W, x, net, running, True)[0], y) if y.size else np.nan for x, y in PAIRS]
    return {{"steps": t, "params": W, "loss": losses[0], "test_loss": losses[1]}}'''

_SHRINKING = '''def shrinking(W, net, strength):
    """{shrinking}"""
    out = np.zeros_like(W)
    for weights, biased, _ in parts(out, net):
        weights[:, :weights.shape[1] - biased] = strength
    return out'''


def network_code(networks: Iterable[Network], lang: Language) -> str:
    """The functions that the racers share."""
    networks = list(networks)
    norm = any(network.batch_norm and network.hidden for network in networks)
    used = sorted({network.activation for network in networks})
    table = "\n".join(
        f'    "{name}": (lambda z: {ACTIVATIONS[name][0]}, lambda a: {ACTIVATIONS[name][1]}),' for name in used
    )
    mean, slope = LOSSES[networks[0].loss]
    words = {"kept": DECAY, "new": 1.0 - DECAY, "eps": EPS, "normalised": said(NORMALISED, lang)}
    passes = _FORWARD.format(
        forward=said(FORWARD, lang),
        backward=said(BACKWARD, lang),
        norm=_WITH_NORM if norm else "",
        back=_BACK_NORM if norm else "",
    )
    parts = [
        f"ACTIVATIONS = {{\n{table}\n}}\nPAIRS = ((X, Y), (X_TEST, Y_TEST))",
        f"def loss(z, y):\n    return {mean}",
        f"def loss_slope(z, y):\n    return {slope}",
        PARTS_CODE.format(parts=said(PARTS, lang)),
        _NORM.format(**words) if norm else "",
        passes,
        _SHRINKING.format(shrinking=said(SHRINKING, lang)) if any(network.l2 for network in networks) else "",
        _ROW.format(record=said(RECORD, lang)),
    ]
    return "\n\n\n".join(part for part in parts if part)


def statistics_code(network: Network) -> str:
    """The running statistics before the first batch: means of 0, variances of 1."""
    widths = list(network.hidden) if network.batch_norm else []
    return f"running = [[np.zeros((n, 1)), np.ones((n, 1))] for n in {widths}]"

"""The weights of every network at one step, for NumPy: `np.load(file)["adam/W1"]`."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np

from descentlab.exports.format import Format, Taken
from descentlab.exports.weights import weights_of


def _pieces(taken: Taken) -> Iterator[bytes]:
    arrays = {}
    for weights in weights_of(taken):
        arrays[f"{weights.key}/step"] = np.array(weights.step)
        for number, layer in enumerate(weights.layers, start=1):
            arrays |= {f"{weights.key}/{name}{number}": array for name, array in layer.items()}
    out = BytesIO()
    np.savez(out, allow_pickle=False, **arrays)
    yield out.getvalue()


FORMAT = Format("weights_npz", 55, ".npz", "application/zip", _pieces)

"""A runnable script in PyTorch of this run."""

from collections.abc import Iterator

from descentlab.exports.code.torch_script import torch_script
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield torch_script(taken.settled, taken.lang).encode()


FORMAT = Format("torch", 40, ".torch.py", "text/x-python; charset=utf-8", _pieces, rows=False)

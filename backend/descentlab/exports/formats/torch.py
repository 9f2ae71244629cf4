"""A PyTorch script of the run."""

from collections.abc import Iterator

from descentlab.exports.code.script_of import torch_script_of
from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    yield torch_script_of(taken.settled, taken.lang).encode()


FORMAT = Format("torch", 40, ".torch.py", "text/x-python; charset=utf-8", _pieces, rows=False)

"""A run as NumPy code, of whatever kind it is."""

from descentlab.exports.code.network_script import network_script, training_of
from descentlab.exports.code.network_torch import network_torch
from descentlab.exports.code.numpy_script import Script, numpy_script
from descentlab.exports.code.torch_script import torch_script
from descentlab.exports.words import Language
from descentlab.session.settle import SettledRun


def script_of(settled: SettledRun, lang: Language) -> Script:
    """The code of a race, or of a training."""
    training = training_of(settled)
    return numpy_script(settled, lang) if training is None else network_script(settled, training, lang)


def torch_script_of(settled: SettledRun, lang: Language) -> str:
    """The PyTorch code of a race, or of a training."""
    training = training_of(settled)
    return torch_script(settled, lang) if training is None else network_torch(settled, training, lang)

"""Descent Lab: optimizers racing down the same loss surface, step by step."""

from descentlab.version import VERSION as __version__

__all__ = ["__version__"]

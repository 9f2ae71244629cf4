"""Every bound on what a typed formula may ask for, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormulaLimits:
    """The bounds of a formula; one beyond a bound is refused with the bound in the message.

    They leave room for a two-layer network written out by hand (about 300 characters and 60 nodes) and keep the worst
    formula inside them to a few milliseconds of reading.
    """

    characters: int = 2_000
    terms: int = 400
    """Numbers, names and operations together."""
    depth: int = 32
    """Parentheses, functions, signs and exponents inside one another."""
    exponent: float = 1_000.0
    """Size of a constant exponent."""
    digits: int = 40
    """Characters of one number."""
    name: int = 32
    """Characters of one name."""
    names: int = 64
    """Different names of values that a formula needs."""
    parameters: int = 16
    """Names that can learn in one race."""


DEFAULT = FormulaLimits()

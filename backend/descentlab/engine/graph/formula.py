"""A formula that has been read: a flat list of terms, operands first, so that nothing walks it by recursion."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A number, a name or an operation on earlier terms.

    `op` is "number", "leaf" (a value to be given), "use" (of an earlier line) or the name of a primitive; `constant`
    is the value of a term in which no name occurs.
    """

    op: str
    operands: tuple[int, ...] = ()
    symbol: str = ""
    """The name of a leaf, of a line, or of a constant (`pi`)."""
    constant: float | None = None
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """One line: its name ("" where it has none) and its terms, `first`..`root`."""

    name: str
    first: int
    root: int
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula's lines; the last one is the output. `names` are the values it needs, those its head lists first."""

    source: str = field(compare=False)
    terms: tuple[Term, ...]
    statements: tuple[Statement, ...]
    names: tuple[str, ...]
    positions: dict[str, int] = field(compare=False, hash=False)
    """Where each name first stands in the source."""

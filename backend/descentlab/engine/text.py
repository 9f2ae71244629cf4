"""Text that a person reads, in every language of the product."""

from typing import NamedTuple


class Text(NamedTuple):
    """One sentence or name in English and in Simplified Chinese; both are always given."""

    en: str
    zh: str

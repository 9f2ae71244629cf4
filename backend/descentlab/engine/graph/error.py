"""The one error of formulas: what is wrong, in words, and at which character."""

from descentlab.engine.graph.messages import MESSAGES
from descentlab.engine.text import Text

BEFORE, AFTER = 48, 24
"""How much of a long line a caret drawing shows on either side."""


class FormulaError(ValueError):
    """A formula that cannot be read or is refused.

    `reason` is a stable word for programs, `message` a sentence in both languages, `position` the character of
    `source` (from 0; its length where the formula ends too early), `where` the path to what is wrong in a request,
    `values` the names and numbers that the message speaks of.
    """

    def __init__(
        self,
        reason: str,
        position: int,
        source: str,
        *,
        where: tuple[str | int, ...] = ("expression",),
        **values: object,
    ) -> None:
        template = MESSAGES[reason]
        self.reason = reason
        self.position = position
        self.source = source
        self.where = where
        self.values = values
        self.message = Text(template.en.format(**values), template.zh.format(**values))
        super().__init__(self.message.en)

    @property
    def caret(self) -> str:
        """The line of the formula that holds the position, and below it a caret under that character."""
        start = self.source.rfind("\n", 0, self.position) + 1
        end = self.source.find("\n", self.position)
        line, column = self.source[start : len(self.source) if end < 0 else end], self.position - start
        left, right = max(0, column - BEFORE), min(len(line), column + AFTER)
        return f"{'…' * (left > 0)}{line[left:right]}{'…' * (right < len(line))}\n{' ' * (column - left + (left > 0))}^"
